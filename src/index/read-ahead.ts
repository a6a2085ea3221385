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
    const known = this.#from(start);
    if (known.length >= length) return copyOf(known.subarray(0, length));
    const end = this.#start + this.#window.length;
    const goesOn = end > 0 && start >= this.#start && start <= end + least;
    this.#ahead = goesOn ? Math.min(Math.max(this.#ahead * 2, least), most) : 0;
    const wanted = Math.max(length, Math.min(this.#ahead, this.#size - start));
    const more = await this.#ranges.read(start + known.length, wanted - known.length);
    const window = known.length === 0 ? more : Buffer.concat([known, more]);
    this.#window = window;
    this.#start = start;
    return copyOf(window.subarray(0, length));
  }

  /** What of the window stands at `start` and behind it. */
  #from(start: number): Uint8Array {
    if (start < this.#start) return new Uint8Array();
    return this.#window.subarray(Math.min(start - this.#start, this.#window.length));
  }
}

/** Bytes that are handed over belong to whoever gets them. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
