import { join } from 'node:path';
import { type Digest, isDigest } from '../../model/digest.ts';
import { DirectoryStore } from '../directory-store.ts';
import { IndexReader } from '../index-reader.ts';
import { ociLayout } from '../layout.ts';
import type { OfferedImage } from '../offered-image.ts';
import type { ImageStore, NamedImage } from './image-store.ts';

/**
 * The content store of containerd: blobs under the names of an OCI layout, compressed as they were
 * pulled. Which of them images are, and what they are called, is in a database that containerd
 * holds open, so the digest and the names have to come from the engine.
 */
export class ContainerdContent extends DirectoryStore implements ImageStore {
  readonly images: readonly NamedImage[];

  constructor(root: string, digest: string, tags: readonly string[]) {
    super(join(root, 'io.containerd.content.v1.content'));
    this.images = isDigest(digest)
      ? [{ tags, digests: [digest], offer: () => this.#offer(digest, tags) }]
      : [];
  }

  #offer(digest: Digest, tags: readonly string[]): OfferedImage {
    const reader = new IndexReader(this, ociLayout);
    const image = reader.read(
      { digest, mediaType: '', size: null, urls: [], annotations: {}, platform: null },
      tags,
    );
    const [refusal] = reader.refusals;
    if (image.platforms.length === 0 && refusal !== undefined) throw refusal;
    return image;
  }
}
