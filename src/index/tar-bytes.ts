import { accessStream } from '../model/access-stream.ts';
import type { Blob, ByteStream, RandomAccess } from '../model/bytes.ts';
import type { ContentBytes } from './content-bytes.ts';
import { Inflation } from './inflation.ts';
import { plainAccess } from './plain-access.ts';

/**
 * The contents in the uncompressed tar of a layer. An uncompressed layer is read where they stand.
 * A compressed one is inflated up to there, and stays where it is afterwards: contents that are
 * asked for in the order of the tar cost one pass together. Those that are read at the same time
 * cost a pass each.
 */
export class TarBytes implements ContentBytes {
  readonly #blob: Blob;
  readonly #offsets: Float64Array;
  readonly #access: RandomAccess | null;
  readonly #running = new Set<Inflation>();
  /** The one that stopped last, for whoever asks for what comes after it. */
  #parked: Inflation | null = null;

  /** `offsets` are where in the tar the content of each record starts. */
  constructor(blob: Blob, offsets: Float64Array) {
    this.#blob = blob;
    this.#offsets = offsets;
    this.#access = plainAccess(blob);
  }

  read(entry: number, start: number, size: number): ByteStream {
    const position = (this.#offsets[entry] ?? 0) + start;
    return this.#access === null
      ? this.#inflate(position, size)
      : accessStream(this.#access, { start: position, size });
  }

  async close(): Promise<void> {
    const open = [...this.#running, ...(this.#parked === null ? [] : [this.#parked])];
    this.#parked = null;
    await Promise.all(open.map((inflation) => inflation.close()));
  }

  async *#inflate(start: number, size: number): ByteStream {
    const inflation = await this.#takeUp(start);
    const end = start + size;
    try {
      while (inflation.position < end) {
        const skipped = Math.max(0, start - inflation.position);
        const piece = await inflation.next(end - inflation.position);
        if (piece === null) return;
        // Whoever gets it may keep it, or give up while there is nothing to get.
        yield new Uint8Array(piece.subarray(skipped));
      }
    } finally {
      await this.#park(inflation);
    }
  }

  /** One that has not passed `start` yet. */
  async #takeUp(start: number): Promise<Inflation> {
    const parked = this.#parked;
    this.#parked = null;
    const goesOn = parked !== null && parked.position <= start;
    const inflation = goesOn ? parked : new Inflation(this.#blob);
    this.#running.add(inflation);
    if (!goesOn) await parked?.close();
    return inflation;
  }

  async #park(inflation: Inflation): Promise<void> {
    this.#running.delete(inflation);
    if (!inflation.isSound) return;
    const former = this.#parked;
    this.#parked = inflation;
    await former?.close();
  }
}
