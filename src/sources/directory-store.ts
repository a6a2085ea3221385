import { type BigIntStats, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FileAccess } from './file-access.ts';
import { fileError, isAbsence } from './file-error.ts';
import { fileName } from './file-name.ts';
import type { Store } from './store.ts';
import { blobLayer, type StoredLayer } from './stored-layer.ts';

/** A directory on disk. Symbolic links in it are followed: some tools link blobs to their caches. */
export class DirectoryStore implements Store {
  readonly kind = 'directory';
  readonly damage = null;
  readonly #root: string;
  readonly #files = new Map<string, FileAccess>();

  constructor(root: string) {
    this.#root = root;
  }

  document(name: string, maximumBytes: number): Uint8Array | null {
    const path = this.#pathOf(name);
    if (path === null || fileStats(path) === null) return null;
    const file = new FileAccess(path);
    try {
      const bytes = new Uint8Array(Math.min(file.size, maximumBytes + 1));
      return bytes.subarray(0, file.read(0, bytes));
    } finally {
      file.close();
    }
  }

  layer(name: string): Promise<StoredLayer | null> {
    const path = this.#pathOf(name);
    const stats = path === null ? null : fileStats(path);
    if (path === null || stats === null) return Promise.resolve(null);
    // Links of either sort make one file of several names.
    const key = `${stats.dev}:${stats.ino}`;
    const file = this.#files.get(key) ?? new FileAccess(path);
    this.#files.set(key, file);
    return Promise.resolve(blobLayer(key, file.range(0, file.size)));
  }

  names(): Iterable<string> {
    try {
      return readdirSync(this.#root);
    } catch (cause) {
      throw fileError(this.#root, cause);
    }
  }

  close(): void {
    for (const file of this.#files.values()) file.close();
    this.#files.clear();
  }

  #pathOf(name: string): string | null {
    const inside = fileName(name);
    return inside === null || inside.includes('\0') ? null : join(this.#root, inside);
  }
}

/** Of a regular file; null when there is none: a FIFO or a device would be waited for in vain. */
function fileStats(path: string): BigIntStats | null {
  try {
    const stats = statSync(path, { bigint: true });
    return stats.isFile() ? stats : null;
  } catch (cause) {
    if (isAbsence(cause)) return null;
    throw fileError(path, cause);
  }
}
