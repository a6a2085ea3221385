/** No more than four: V8 takes longer to access an array that may be one of five. */
export type Numbers = Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Values in a chunk, as a power of two. */
export const chunkBits = 12;
export const chunkLength = 2 ** chunkBits;

/** Chunks that are kept at most: those of a layer of some hundred thousand records. */
const mostSpare = 1024;

/**
 * Memory for columns of one kind. What one has done with another takes again: the system gives new
 * memory page by page, which takes longer than to fill the columns of a whole layer.
 */
export class ChunkSupply<T extends Numbers> {
  readonly allocate: (length: number) => T;
  readonly #spare: T[] = [];

  constructor(allocate: (length: number) => T) {
    this.allocate = allocate;
  }

  /** A chunk of zeros. */
  take(): T {
    const chunk = this.#spare.pop();
    if (chunk === undefined) return this.allocate(chunkLength);
    chunk.fill(0);
    return chunk;
  }

  /** Takes back what nobody looks at any more. */
  give(chunks: readonly T[]): void {
    for (const chunk of chunks) {
      if (chunk.length === chunkLength && this.#spare.length < mostSpare) this.#spare.push(chunk);
    }
  }
}
