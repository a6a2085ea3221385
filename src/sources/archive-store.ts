import type { LayerWarning } from '../model/warning.ts';
import type { Entry } from '../tar/entry.ts';
import { walkTar } from '../tar/walk.ts';
import { ArchiveNames } from './archive-names.ts';
import type { FileAccess } from './file-access.ts';
import type { Store } from './store.ts';
import { blobLayer, sparseReason, type StoredLayer, uselessLayer } from './stored-layer.ts';

/** An uncompressed archive in a file: its headers are read, its contents stay where they are. */
export class ArchiveStore implements Store {
  readonly kind = 'archive';
  readonly damage: LayerWarning | null;
  readonly #file: FileAccess;
  readonly #names = new ArchiveNames<Entry>();

  constructor(file: FileAccess) {
    this.#file = file;
    const walk = walkTar(file);
    let step = walk.next();
    for (; step.done !== true; step = walk.next()) this.#names.add(step.value, step.value);
    this.damage = step.value.problem;
  }

  document(name: string, maximumBytes: number): Uint8Array | null {
    const entry = this.#names.find(name)?.value;
    if (entry === undefined || entry.sparse !== null) return null;
    const bytes = new Uint8Array(Math.min(entry.storedSize, maximumBytes + 1));
    return this.#file.read(entry.offset, bytes) === bytes.length ? bytes : null;
  }

  layer(name: string): Promise<StoredLayer | null> {
    const found = this.#names.find(name);
    if (found === null) return Promise.resolve(null);
    const { offset, storedSize, sparse } = found.value;
    if (sparse !== null) {
      return Promise.resolve(uselessLayer(found.name, sparseReason, storedSize));
    }
    const blob = this.#file.range(offset, storedSize);
    return Promise.resolve(blobLayer(found.name, blob));
  }

  names(): Iterable<string> {
    return this.#names.all();
  }

  close(): void {
    this.#file.close();
  }
}
