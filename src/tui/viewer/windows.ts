import { remember } from '../screen/remember.ts';
import type { Grain } from './grain.ts';

/**
 * What is held of a file's bytes, as windows of equal size: all of a small file, of a larger one
 * those around the place that one looks at.
 */
export class Windows {
  /** Bytes of the file. */
  readonly size: number;
  readonly grain: Grain;
  readonly #held: ReadonlyMap<number, Uint8Array>;

  constructor(size: number, grain: Grain, held: ReadonlyMap<number, Uint8Array> = new Map()) {
    this.size = size;
    this.grain = grain;
    this.#held = held;
  }

  /** Whether the whole file is held once it was read. */
  get isSmall(): boolean {
    return this.size <= this.grain.whole;
  }

  /** Where the first window in `[start, end)` begins that is not held; null when all are. */
  missing(start: number, end: number): number | null {
    const { window } = this.grain;
    const last = Math.min(end, this.size);
    if (start >= last) return null;
    for (let at = start - (start % window); at < last; at += window) {
      if (!this.#held.has(at)) return at;
    }
    return null;
  }

  /** The bytes of `[start, end)`, all of which are held. */
  bytes(start: number, end: number): Uint8Array {
    const { window } = this.grain;
    const first = start - (start % window);
    const last = Math.min(end, this.size);
    if (last - first <= window) return this.#piece(first, start, last);
    const bytes = new Uint8Array(last - start);
    for (let at = first; at < last; at += window) {
      bytes.set(this.#piece(at, start, last), Math.max(0, at - start));
    }
    return bytes;
  }

  /** With the window that begins at `position`; without the one farthest from it and from `focus`. */
  with(position: number, bytes: Uint8Array, focus: number): Windows {
    if (position % this.grain.window !== 0 || position >= this.size) return this;
    const held = new Map(this.#held).set(position, bytes);
    if (!this.isSmall && held.size > this.grain.heldWindows) {
      const distance = (at: number): number =>
        Math.min(Math.abs(at - position), Math.abs(at - focus));
      held.delete([...held.keys()].reduce((a, b) => (distance(b) > distance(a) ? b : a)));
    }
    return new Windows(this.size, this.grain, held);
  }

  /** How many ends of line stand before `offset`, as far as windows are held. */
  newlinesBefore(offset: number): number {
    const { window } = this.grain;
    let count = 0;
    for (let at = 0; at < offset; at += window) {
      const bytes = this.#held.get(at);
      if (bytes === undefined) break;
      count +=
        at + bytes.length <= offset
          ? newlinesIn(bytes)
          : countNewlines(bytes.subarray(0, offset - at));
    }
    return count;
  }

  #piece(window: number, start: number, end: number): Uint8Array {
    const bytes = this.#held.get(window) ?? new Uint8Array();
    return bytes.subarray(Math.max(0, start - window), Math.max(0, end - window));
  }
}

const newline = 10;

const newlinesIn = remember(countNewlines);

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === newline) count++;
  return count;
}
