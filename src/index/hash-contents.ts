import { createHash, hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { RandomAccess } from '../model/bytes.ts';
import { contentDigestBytes, type LayerIndex } from '../model/layer-index.ts';

const windowSize = 1 << 20;

/**
 * The SHA-256 of the contents of some of an uncompressed layer's files, at the same positions as
 * `LayerIndex.digests` has them; zeros where none was asked for. Reads in the order of the tar.
 */
export async function hashContents(
  access: RandomAccess,
  index: LayerIndex,
  entries: readonly number[],
): Promise<Uint8Array> {
  const digests = new Uint8Array(index.count * contentDigestBytes);
  const reader = new WindowReader(access);
  const byOffset = [...entries].sort((a, b) => (index.offset[a] ?? 0) - (index.offset[b] ?? 0));
  for (const [n, entry] of byOffset.entries()) {
    const digest = reader.digest(index.offset[entry] ?? 0, index.size[entry] ?? 0);
    digests.set(digest, entry * contentDigestBytes);
    if (n % 4096 === 4095) await setImmediate();
  }
  return digests;
}

/** Reads ahead by a window, because the next content is most often the next bytes. */
class WindowReader {
  readonly #access: RandomAccess;
  readonly #window = new Uint8Array(windowSize);
  #start = 0;
  #length = 0;

  constructor(access: RandomAccess) {
    this.#access = access;
  }

  digest(offset: number, size: number): Uint8Array {
    if (size <= windowSize) return hash('sha256', this.#view(offset, size), 'buffer');
    const sum = createHash('sha256');
    for (let done = 0; done < size; done += windowSize) {
      sum.update(this.#view(offset + done, Math.min(windowSize, size - done)));
    }
    return sum.digest();
  }

  #view(offset: number, size: number): Uint8Array {
    if (offset < this.#start || offset + size > this.#start + this.#length) {
      this.#start = offset;
      this.#length = this.#access.read(offset, this.#window);
    }
    return this.#window.subarray(offset - this.#start, offset - this.#start + size);
  }
}
