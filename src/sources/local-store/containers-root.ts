import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Digest } from '../../model/digest.ts';
import { limits } from '../../model/limits.ts';
import { DirectoryStore } from '../directory-store.ts';
import {
  type ImageRecord,
  type LayerRecord,
  readImageRecords,
  readLayerRecords,
} from './containers-records.ts';
import { findGraphDriver, type GraphDriver } from './graph-driver.ts';
import type { SplitPlaces } from './split-layer.ts';

/** One directory of containers-storage: what it lists, and where it has what. */
export class ContainersRoot {
  readonly images: readonly ImageRecord[];
  readonly layers: readonly LayerRecord[];
  readonly #path: string;
  readonly #driver: GraphDriver;
  readonly #files: DirectoryStore;

  constructor(path: string) {
    this.#path = path;
    this.#driver = findGraphDriver(path, (driver) => `${driver}-images/images.json`);
    this.#files = new DirectoryStore(path);
    this.images = this.#readList('images/images.json', readImageRecords);
    this.layers = ['layers/layers.json', 'layers/volatile-layers.json'].flatMap((list) =>
      this.#readList(list, readLayerRecords),
    );
  }

  document(
    { id, documents }: ImageRecord,
    digest: Digest,
    maximumBytes: number,
  ): Uint8Array | null {
    const file = documents.get(digest);
    if (file === undefined) return null;
    return this.#files.document(`${this.#driver.name}-images/${id}/${file}`, maximumBytes);
  }

  placesOf({ id }: LayerRecord): SplitPlaces {
    return {
      headers: join(this.#path, `${this.#driver.name}-layers`, `${id}.tar-split.gz`),
      contents: join(this.#path, this.#driver.directoryOf(id)),
    };
  }

  /** Whether a layer was pulled in part only, into files that layers share. */
  isComposed({ id }: LayerRecord): boolean {
    return existsSync(join(this.#path, this.#driver.name, id, 'composefs-data'));
  }

  names(): Iterable<string> {
    return this.#files.names();
  }

  close(): void {
    this.#files.close();
  }

  #readList<T>(path: string, read: (text: Uint8Array) => readonly T[]): readonly T[] {
    const file = `${this.#driver.name}-${path}`;
    const text = this.#files.document(file, limits.storeListBytes);
    return text === null ? [] : read(text);
  }
}
