import type { RandomAccess, RangeReader } from './bytes.ts';
import { LayerscopeError } from './error.ts';

/** Ranges of bytes that are at hand. */
export class AccessRanges implements RangeReader {
  readonly #access: RandomAccess;

  constructor(access: RandomAccess) {
    this.#access = access;
  }

  async read(start: number, length: number): Promise<Uint8Array> {
    const end = start + length;
    // Memory is taken only for what is there.
    if (end > this.#access.size) throw endsBefore(end);
    const bytes = new Uint8Array(length);
    if (this.#access.read(start, bytes) < length) throw endsBefore(end);
    return bytes;
  }
}

function endsBefore(end: number): LayerscopeError {
  return new LayerscopeError({
    code: 'damaged',
    tried: 'read part of a layer',
    failed: `it ends before byte ${end}`,
    advice: 'Save or download the image again.',
  });
}
