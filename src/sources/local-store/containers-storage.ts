import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Digest, isDigest } from '../../model/digest.ts';
import { LayerscopeError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { DirectoryStore } from '../directory-store.ts';
import { IndexReader } from '../index-reader.ts';
import type { Layout } from '../layout.ts';
import type { OfferedImage, OfferedPlatform } from '../offered-image.ts';
import { peekConfig } from '../peek-config.ts';
import type { StoredLayer } from '../stored-layer.ts';
import {
  type ImageRecord,
  type LayerRecord,
  readImageRecords,
  readLayerRecords,
} from './containers-records.ts';
import { findGraphDriver, type GraphDriver } from './graph-driver.ts';
import type { ImageStore, NamedImage } from './image-store.ts';
import { splitLayer, SplitLayers } from './split-layers.ts';

/** Documents are called by their digests. */
const byDigest: Layout = { blob: (digest) => digest, manifest: (digest) => digest };

/**
 * containers-storage, the store of podman and buildah: a list of images, each with its manifest and
 * config as files, a list of layers, and for each layer its tar-split file and the directory that
 * it was unpacked to. Documents are called by digest, layers by the store's own ID.
 */
export class ContainersStorage implements ImageStore {
  readonly kind = 'local store';
  readonly damage = null;
  readonly images: readonly NamedImage[];
  readonly #root: string;
  readonly #driver: GraphDriver;
  readonly #files: DirectoryStore;
  /** By the digest of each of its documents. */
  readonly #records = new Map<Digest, ImageRecord>();
  readonly #layerRecords = new Map<string, LayerRecord>();
  readonly #layers = new SplitLayers();

  constructor(graphRoot: string) {
    this.#root = graphRoot;
    this.#driver = findGraphDriver(graphRoot, (driver) => `${driver}-images/images.json`);
    this.#files = new DirectoryStore(graphRoot);
    const records = this.#readList('images/images.json', readImageRecords);
    for (const record of records) {
      for (const digest of record.documents.keys()) this.#records.set(digest, record);
    }
    for (const list of ['layers/layers.json', 'layers/volatile-layers.json']) {
      const layers = this.#readList(list, readLayerRecords);
      for (const layer of layers) this.#layerRecords.set(layer.id, layer);
    }
    this.images = records.map((record) => ({
      tags: record.tags,
      digests: record.digests,
      offer: () => this.#offer(record),
    }));
  }

  document(digest: string, maximumBytes: number): Uint8Array | null {
    const record = isDigest(digest) ? this.#records.get(digest) : undefined;
    const file = isDigest(digest) ? record?.documents.get(digest) : undefined;
    if (record === undefined || file === undefined) return null;
    return this.#files.document(`${this.#driver.name}-images/${record.id}/${file}`, maximumBytes);
  }

  async layer(id: string): Promise<StoredLayer | null> {
    const diffId = this.#layerRecords.get(id)?.diffId ?? null;
    if (diffId === null || !/^\w+$/.test(id)) return null;
    if (existsSync(join(this.#root, this.#driver.name, id, 'composefs-data'))) {
      throw incomplete(id, 'it is kept as a composefs image');
    }
    return this.#layers.open(diffId, {
      headers: join(this.#root, `${this.#driver.name}-layers`, `${id}.tar-split.gz`),
      contents: join(this.#root, this.#driver.directoryOf(id)),
    });
  }

  names(): Iterable<string> {
    return this.#files.names();
  }

  close(): void {
    this.#layers.close();
    this.#files.close();
  }

  #readList<T>(path: string, read: (text: Uint8Array) => readonly T[]): readonly T[] {
    const file = `${this.#driver.name}-${path}`;
    const text = this.#files.document(file, limits.storeListBytes);
    return text === null ? [] : read(text);
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
    const record = digest === null ? undefined : this.#records.get(digest);
    const layers = this.#layersFrom(record?.topLayer ?? null);
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
      const layer = this.#layerRecords.get(id);
      if (layer === undefined) break;
      layers.push(layer);
      id = layer.parent;
    }
    return layers.toReversed();
  }
}

function incomplete(image: string, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'damaged',
    tried: `read ${image} from containers-storage`,
    failed,
    advice: 'Let podman check its store with podman system check, or pull the image again.',
  });
}
