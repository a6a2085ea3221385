import type { Blob, ByteStream, RandomAccess } from '../model/bytes.ts';
import { Inflation } from './inflation.ts';
import { plainAccess } from './plain-access.ts';

const windowSize = 1 << 18;

/**
 * The uncompressed tar of a layer, any part of it, again. An uncompressed layer is read where the
 * part stands. A compressed one is inflated up to there, and stays where it is afterwards: parts
 * that are asked for in the order of the tar cost one pass together. Parts that are read at the
 * same time cost a pass each.
 */
export class TarBytes {
  readonly #blob: Blob;
  readonly #access: RandomAccess | null;
  readonly #running = new Set<Inflation>();
  /** The one that stopped last, for whoever asks for what comes after it. */
  #parked: Inflation | null = null;

  constructor(blob: Blob) {
    this.#blob = blob;
    this.#access = plainAccess(blob);
  }

  /**
   * The bytes from `start` on, `size` of them or as many as there are. Pieces are empty as long as
   * it takes to get there, so that one can give up on the way.
   */
  read(start: number, size: number): ByteStream {
    return this.#access === null
      ? this.#inflate(start, size)
      : readWindows(this.#access, start, size);
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
        yield piece.subarray(Math.min(skipped, piece.length));
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

async function* readWindows(access: RandomAccess, start: number, size: number): ByteStream {
  for (let done = 0; done < size;) {
    const window = Buffer.allocUnsafeSlow(Math.min(windowSize, size - done));
    const count = access.read(start + done, window);
    if (count === 0) return;
    yield window.subarray(0, count);
    done += count;
  }
}
