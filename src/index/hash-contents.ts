import { createHash, hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { RandomAccess } from '../model/bytes.ts';
import { contentDigestBytes, type LayerIndex } from '../model/layer-index.ts';

const windowSize = 1 << 20;
/** Bytes to read where less is wanted: the next content is most often the next bytes. */
const readAhead = 8 * 1024;
/** Contents after which other work gets a turn. */
const turn = 4_096;

/**
 * Takes the SHA-256 of the first `most` bytes of some contents of an uncompressed layer, and writes
 * it to where `LayerIndex.digests` would have it. Reads in the order of the tar.
 */
export async function hashContents(
  access: RandomAccess,
  index: LayerIndex,
  entries: Uint32Array,
  most: number,
  digests: Uint8Array,
): Promise<void> {
  const reader = new WindowReader(access);
  const byOffset = entries.toSorted((a, b) => (index.offset[a] ?? 0) - (index.offset[b] ?? 0));
  for (const [n, entry] of byOffset.entries()) {
    const size = Math.min(most, index.size[entry] ?? 0);
    digests.set(reader.digest(index.offset[entry] ?? 0, size), entry * contentDigestBytes);
    if (n % turn === turn - 1) await setImmediate();
  }
}

/** Reads through a window, which serves small contents that stand close together. */
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
      const wanted = this.#window.subarray(0, Math.max(size, readAhead));
      this.#length = this.#access.read(offset, wanted);
    }
    return this.#window.subarray(offset - this.#start, offset - this.#start + size);
  }
}
