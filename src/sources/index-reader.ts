import type { Digest } from '../model/digest.ts';
import { LayerscopeError } from '../model/error.ts';
import { limits } from '../model/limits.ts';
import { type Descriptor, isAttestation } from '../oci/descriptor.ts';
import { type ImageManifest, readManifest } from '../oci/manifest.ts';
import type { Layout } from './layout.ts';
import type { OfferedImage, OfferedPlatform } from './offered-image.ts';
import { peekConfig } from './peek-config.ts';
import type { Documents } from './store.ts';

/** Follows descriptors to the manifests of images, through indexes of indexes. */
export class IndexReader {
  /** Why some of what was named is no image. */
  readonly refusals: LayerscopeError[] = [];
  readonly #documents: Documents;
  readonly #layout: Layout;
  #visits = 0;

  constructor(documents: Documents, layout: Layout) {
    this.#documents = documents;
    this.#layout = layout;
  }

  /** The image that a descriptor names, for all its platforms. */
  read(top: Descriptor, tags: readonly string[]): OfferedImage {
    const platforms = new Map<Digest, OfferedPlatform>();
    const absent = new Map<Digest, Descriptor>();
    let level: readonly Descriptor[] = [top];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > limits.indexDepth) throw tooMuch(`indexes ${depth} levels deep`);
      const below: Descriptor[] = [];
      for (const descriptor of level) {
        const found = this.#visit(descriptor);
        if (found === 'absent') absent.set(descriptor.digest, descriptor);
        else if (found?.kind === 'index') below.push(...found.manifests);
        else if (found !== null) platforms.set(descriptor.digest, this.#offer(descriptor, found));
      }
      level = below;
    }
    return {
      tags,
      digest: top.digest,
      platforms: [...platforms.values()],
      absent: [...absent.values()],
    };
  }

  #visit(descriptor: Descriptor): ReturnType<typeof readManifest> | 'absent' | null {
    if (isAttestation(descriptor)) return null;
    if (++this.#visits > limits.images) throw tooMuch(`more than ${limits.images} manifests`);
    const text = this.#documents.document(
      this.#layout.manifest(descriptor.digest),
      limits.manifestBytes,
    );
    if (text === null) return 'absent';
    try {
      return readManifest(text, `manifest ${descriptor.digest}`);
    } catch (error) {
      if (!(error instanceof LayerscopeError)) throw error;
      this.refusals.push(error);
      return null;
    }
  }

  #offer(descriptor: Descriptor, manifest: ImageManifest): OfferedPlatform {
    const config = {
      name: this.#layout.blob(manifest.config.digest),
      digest: manifest.config.digest,
    };
    return {
      platform: descriptor.platform ?? peekConfig(this.#documents, config.name).platform,
      manifest: { name: this.#layout.manifest(descriptor.digest), digest: descriptor.digest },
      config,
      annotations: manifest.annotations,
      layers: manifest.layers.map((layer) => ({
        name: this.#layout.blob(layer.digest),
        digest: layer.digest,
        mediaType: layer.mediaType === '' ? null : layer.mediaType,
        urls: layer.urls,
        annotations: layer.annotations,
      })),
      otherLayers: null,
    };
  }
}

function tooMuch(failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: 'find the images that the index names',
    failed: `it names ${failed}`,
    advice: 'No builder writes such an index; check where the image comes from.',
  });
}
