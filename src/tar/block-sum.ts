/** Bytes of a tar's header blocks, and what all other lengths are rounded up to. */
export const blockSize = 512;

const evenBytes = 0x00ff00ff;

/**
 * Adds up the bytes of blocks, the dearest part of reading a header: four bytes at a time, in two
 * words of two sums each, which 128 additions of a byte cannot overflow.
 */
export class BlockSum {
  /** What the last block was in, and all of its memory: the next one mostly is in it, too. */
  #bytes: Buffer | null = null;
  #words: Uint32Array = new Uint32Array(0);

  of(block: Buffer, at: number): number {
    const start = block.byteOffset + at;
    if (start % 4 !== 0) return sumOf(block, at, at + blockSize);
    if (this.#bytes !== block) {
      this.#bytes = block;
      this.#words = new Uint32Array(block.buffer, 0, Math.floor(block.buffer.byteLength / 4));
    }
    const words = this.#words;
    const end = (start + blockSize) / 4;
    let even = 0;
    let odd = 0;
    for (let i = start / 4; i < end; i++) {
      const word = words[i] ?? 0;
      even += word & evenBytes;
      odd += (word >>> 8) & evenBytes;
    }
    return (even & 0xffff) + (even >>> 16) + (odd & 0xffff) + (odd >>> 16);
  }
}

export function sumOf(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at++) sum += bytes[at] ?? 0;
  return sum;
}
