import { type Digest, isDigest } from '../../model/digest.ts';
import { LayerscopeError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { IndexReader } from '../index-reader.ts';
import type { Layout } from '../layout.ts';
import type { OfferedImage, OfferedPlatform } from '../offered-image.ts';
import { peekConfig } from '../peek-config.ts';
import type { StoredLayer } from '../stored-layer.ts';
import type { ImageRecord, LayerRecord } from './containers-records.ts';
import type { ContainersRoot } from './containers-root.ts';
import type { ImageStore, NamedImage } from './image-store.ts';
import { splitLayer, SplitLayers } from './split-layers.ts';

/** Documents are called by their digests. */
const byDigest: Layout = { blob: (digest) => digest, manifest: (digest) => digest };

/** What a root lists, with the root that has it. */
interface Held<T> {
  readonly root: ContainersRoot;
  readonly record: T;
}

/**
 * containers-storage, the store of podman and buildah: a list of images, each with its manifest and
 * config as files, a list of layers, and for each layer its tar-split file and the directory that
 * it was unpacked to. Documents are called by digest, layers by the store's own ID. It is in one
 * root, or in several that are one store: a layer may stand on one of another root.
 */
export class ContainersStorage implements ImageStore {
  readonly kind = 'local store';
  readonly damage = null;
  readonly images: readonly NamedImage[];
  readonly #roots: readonly ContainersRoot[];
  /** By the digest of each of its documents. */
  readonly #records = new Map<Digest, Held<ImageRecord>>();
  readonly #layerRecords = new Map<string, Held<LayerRecord>>();
  readonly #layers = new SplitLayers();

  /** Of what several roots have, that of the first counts. */
  constructor(roots: readonly ContainersRoot[]) {
    this.#roots = roots;
    for (const root of roots.toReversed()) {
      for (const record of root.images) {
        for (const digest of record.documents.keys()) this.#records.set(digest, { root, record });
      }
      for (const record of root.layers) this.#layerRecords.set(record.id, { root, record });
    }
    this.images = mergeImages(roots).map((record) => ({
      tags: record.tags,
      digests: record.digests,
      offer: () => this.#offer(record),
    }));
  }

  document(digest: string, maximumBytes: number): Uint8Array | null {
    const held = isDigest(digest) ? this.#records.get(digest) : undefined;
    if (held === undefined || !isDigest(digest)) return null;
    return held.root.document(held.record, digest, maximumBytes);
  }

  async layer(id: string): Promise<StoredLayer | null> {
    const held = this.#layerRecords.get(id);
    const diffId = held?.record.diffId ?? null;
    if (held === undefined || diffId === null || !/^\w+$/.test(id)) return null;
    if (held.root.isComposed(held.record)) throw incomplete(id, 'it is kept as a composefs image');
    return this.#layers.open(diffId, held.root.placesOf(held.record));
  }

  names(): Iterable<string> {
    return this.#roots.flatMap((root) => [...root.names()]);
  }

  close(): void {
    this.#layers.close();
    for (const root of this.#roots) root.close();
  }

  #offer({ id, manifest, tags }: ImageRecord): OfferedImage {
    if (manifest === null) throw incomplete(id, 'its manifest is not there');
    const reader = new IndexReader(this, byDigest);
    const image = reader.read(
      { digest: manifest, mediaType: '', size: null, urls: [], annotations: {}, platform: null },
      tags,
    );
    const [refusal] = reader.refusals;
    if (image.platforms.length === 0 && refusal !== undefined) throw refusal;
    return { ...image, platforms: image.platforms.map((platform) => this.#withLayers(platform)) };
  }

  /** A manifest lists blobs as they were pulled; the store has its own layers instead. */
  #withLayers(platform: OfferedPlatform): OfferedPlatform {
    const { manifest, config } = platform;
    const digest = manifest?.digest ?? config.digest;
    const held = digest === null ? undefined : this.#records.get(digest);
    const layers = this.#layersFrom(held?.record.topLayer ?? null);
    const { diffIds } = peekConfig(this, config.name);
    const fits =
      layers.length === diffIds.length &&
      layers.every(({ diffId }, i) => diffId !== null && diffId === diffIds[i]);
    if (!fits) throw incomplete(config.name, 'its layers are not those of its config');
    return { ...platform, layers: layers.map(({ id }) => splitLayer(id)) };
  }

  /** A layer and those below it, from the lowest. */
  #layersFrom(top: string | null): readonly LayerRecord[] {
    const layers: LayerRecord[] = [];
    for (let id = top; id !== null && layers.length <= limits.layers;) {
      const held = this.#layerRecords.get(id);
      if (held === undefined) break;
      layers.push(held.record);
      id = held.record.parent;
    }
    return layers.toReversed();
  }
}

/** The images of all roots: a name is that of the first root which has it, an image all its names. */
function mergeImages(roots: readonly ContainersRoot[]): readonly ImageRecord[] {
  const images = new Map<string, ImageRecord>();
  const taken = new Set<string>();
  for (const root of roots) {
    for (const record of root.images) {
      const known = images.get(record.id) ?? { ...record, tags: [] };
      const free = record.tags.filter((tag) => !taken.has(tag));
      images.set(record.id, { ...known, tags: [...known.tags, ...free] });
    }
    for (const { tags } of root.images) for (const tag of tags) taken.add(tag);
  }
  return [...images.values()];
}

function incomplete(image: string, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'damaged',
    tried: `read ${image} from containers-storage`,
    failed,
    advice: 'Let podman check its store with podman system check, or pull the image again.',
  });
}
