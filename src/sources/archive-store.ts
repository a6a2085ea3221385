import type { LayerWarning } from '../model/warning.ts';
import { walkTar } from '../tar/walk.ts';
import { ArchiveNames } from './archive-names.ts';
import type { FileAccess } from './file-access.ts';
import type { Store } from './store.ts';
import { blobLayer, sparseReason, type StoredLayer, uselessLayer } from './stored-layer.ts';

/** Where a file stands in the archive. An entry may have a megabyte of attributes, and is not kept. */
interface Place {
  readonly offset: number;
  readonly size: number;
  readonly isSparse: boolean;
}

/** An uncompressed archive in a file: its headers are read, its contents stay where they are. */
export class ArchiveStore implements Store {
  readonly kind = 'archive';
  readonly damage: LayerWarning | null;
  readonly #file: FileAccess;
  readonly #names = new ArchiveNames<Place>();

  constructor(file: FileAccess) {
    this.#file = file;
    const walk = walkTar(file);
    let step = walk.next();
    for (; step.done !== true; step = walk.next()) {
      const { offset, storedSize, sparse } = step.value;
      this.#names.add(step.value, { offset, size: storedSize, isSparse: sparse !== null });
    }
    this.damage = step.value.problem;
  }

  document(name: string, maximumBytes: number): Uint8Array | null {
    const place = this.#names.find(name)?.value;
    if (place === undefined || place.isSparse) return null;
    const bytes = new Uint8Array(Math.min(place.size, maximumBytes + 1));
    return this.#file.read(place.offset, bytes) === bytes.length ? bytes : null;
  }

  layer(name: string): Promise<StoredLayer | null> {
    const found = this.#names.find(name);
    if (found === null) return Promise.resolve(null);
    const { offset, size, isSparse } = found.value;
    if (isSparse) return Promise.resolve(uselessLayer(found.name, sparseReason, size));
    const blob = this.#file.range(offset, size);
    return Promise.resolve(blobLayer(found.name, blob));
  }

  names(): Iterable<string> {
    return this.#names.all();
  }

  close(): void {
    this.#file.close();
  }
}
