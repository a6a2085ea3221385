import type { RandomAccess } from '../model/bytes.ts';

/** The most that a view may hold. */
export const windowSize = 1 << 20;

/** Bytes to read where less is wanted: the next content is most often the next bytes. */
const readAhead = 8 * 1024;

/** Reads through a window, which serves small contents that stand close together. */
export class WindowReader {
  readonly #access: RandomAccess;
  // Zeros would cost more than all that is read of a small layer.
  readonly #window: Uint8Array = Buffer.allocUnsafeSlow(windowSize);
  #start = 0;
  #length = 0;

  constructor(access: RandomAccess) {
    this.#access = access;
  }

  /** Up to `windowSize` bytes, fewer at the end; good until the next call. */
  view(offset: number, size: number): Uint8Array {
    if (offset < this.#start || offset + size > this.#start + this.#length) {
      this.#start = offset;
      const window = this.#window.subarray(0, Math.max(size, readAhead));
      this.#length = this.#access.read(offset, window, size);
    }
    const from = offset - this.#start;
    return this.#window.subarray(from, Math.min(from + size, this.#length));
  }
}
