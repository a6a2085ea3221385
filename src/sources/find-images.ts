import type { LayerscopeError } from '../model/error.ts';
import type { ArchiveKind, SourceKind } from '../model/image.ts';
import { limits } from '../model/limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { readDockerManifest } from '../oci/docker-manifest.ts';
import { readManifest } from '../oci/manifest.ts';
import { digestOf } from './digest-of.ts';
import { addDockerImages } from './docker-images.ts';
import { readIndexImages } from './index-images.ts';
import { IndexReader } from './index-reader.ts';
import { dirLayout, type Layout, ociLayout } from './layout.ts';
import { MeteredDocuments } from './metered-documents.ts';
import { noImages, notOfKind } from './no-images.ts';
import type { OfferedImage } from './offered-image.ts';
import type { Store } from './store.ts';

export interface FoundImages {
  readonly source: SourceKind;
  /** At least one. */
  readonly images: readonly OfferedImage[];
  /** Why some of what an index names is none of them. */
  readonly refusals: readonly LayerscopeError[];
}

/**
 * All images of a store: what its `index.json` names together with what its `manifest.json` lists,
 * or the one that a `dir:` directory is. `wanted` is what a prefix of the reference promised, or
 * null; `subject` is what messages call the store.
 */
export function findImages(store: Store, wanted: ArchiveKind | null, subject: string): FoundImages {
  const documents = new MeteredDocuments(store);
  const manifestJson = documents.document('manifest.json', limits.manifestBytes);
  const indexJson = documents.document('index.json', limits.manifestBytes);
  const listed = manifestJson === null ? null : readDockerManifest(manifestJson);
  const kinds: ArchiveKind[] = [];
  if (listed !== null) kinds.push('docker-archive');
  if (indexJson !== null) kinds.push(store.kind === 'archive' ? 'oci-archive' : 'oci');
  if (manifestJson !== null && listed === null) kinds.push('dir');
  const source = kinds.find((kind) => wanted === null || kind === wanted);
  if (source === undefined) {
    throw wanted === null ? noImages(store, subject) : notOfKind(wanted, subject);
  }
  const { layout, topmost } =
    source === 'dir' && manifestJson !== null ? readDir(manifestJson) : readIndexJson(indexJson);
  const reader = new IndexReader(documents, layout);
  const images = addDockerImages(readIndexImages(topmost, reader), listed ?? [], documents);
  if (images.length === 0) throw reader.refusals[0] ?? noImages(store, subject);
  return { source, images, refusals: reader.refusals };
}

/** Where to begin, and how to go on from there. */
interface Topmost {
  readonly layout: Layout;
  readonly topmost: readonly Descriptor[];
}

function readDir(manifestJson: Uint8Array): Topmost {
  const digest = digestOf(manifestJson);
  return {
    layout: dirLayout(digest),
    topmost: [{ mediaType: '', digest, size: null, urls: [], annotations: {}, platform: null }],
  };
}

function readIndexJson(indexJson: Uint8Array | null): Topmost {
  const index = indexJson === null ? null : readManifest(indexJson, 'index.json');
  return { layout: ociLayout, topmost: index?.kind === 'index' ? index.manifests : [] };
}
