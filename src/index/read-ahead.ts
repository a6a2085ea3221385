import type { RangeReader } from '../model/bytes.ts';

/** The first that is read ahead, and the most. */
const least = 64 * 1024;
const most = 1 << 20;

/**
 * Reads more than is asked for once questions follow each other closely: whoever unpacks a layer of
 * many small files would ask for each of them. One question by itself costs what it asks for.
 */
export class ReadAhead implements RangeReader {
  readonly #ranges: RangeReader;
  readonly #size: number;
  #window: Uint8Array = new Uint8Array();
  #start = 0;
  #ahead = 0;

  /** `size` is where the bytes end. */
  constructor(ranges: RangeReader, size: number) {
    this.#ranges = ranges;
    this.#size = size;
  }

  async read(start: number, length: number): Promise<Uint8Array> {
    const end = this.#start + this.#window.length;
    if (start >= this.#start && start + length <= end) return this.#part(start, length);
    const goesOn = this.#window.length > 0 && start >= this.#start && start <= end + least;
    this.#ahead = goesOn ? Math.min(Math.max(this.#ahead * 2, least), most) : 0;
    const wanted = Math.max(length, Math.min(this.#ahead, this.#size - start));
    const window = await this.#ranges.read(start, wanted);
    this.#window = window;
    this.#start = start;
    return this.#part(start, length);
  }

  /** A copy: pieces belong to whoever gets them. */
  #part(start: number, length: number): Uint8Array {
    return this.#window.slice(start - this.#start, start - this.#start + length);
  }
}
