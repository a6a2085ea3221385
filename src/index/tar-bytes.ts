import type { Blob, ByteStream, RandomAccess } from '../model/bytes.ts';
import { sniffCompression } from '../tar/compression.ts';
import { decompress } from '../tar/decompress.ts';
import { peek } from '../tar/peek.ts';
import { plainAccess, sniffLength } from './plain-access.ts';

const windowSize = 1 << 18;

/**
 * The uncompressed tar of a layer, any part of it, again. An uncompressed layer is read where the
 * part stands. A compressed one is inflated up to there, and stays where it is afterwards: parts
 * that are asked for in the order of the tar cost one pass together. One part at a time.
 */
export class TarBytes {
  readonly #blob: Blob;
  readonly #access: RandomAccess | null;
  #inflated: AsyncIterator<Uint8Array> | null = null;
  /** Inflated and not asked for yet; its first byte stands at `#position`. */
  #rest: Uint8Array = new Uint8Array();
  #position = 0;

  constructor(blob: Blob) {
    this.#blob = blob;
    this.#access = plainAccess(blob);
  }

  /** The bytes from `start` on, `size` of them or as many as there are. */
  read(start: number, size: number): ByteStream {
    return this.#access === null
      ? this.#readOn(start, size)
      : readWindows(this.#access, start, size);
  }

  async close(): Promise<void> {
    await this.#inflated?.return?.();
    this.#inflated = null;
  }

  async *#readOn(start: number, size: number): ByteStream {
    if (this.#inflated === null || start < this.#position) await this.#rewind();
    const end = start + size;
    while (this.#position < end) {
      if (this.#rest.length === 0 && !(await this.#more())) return;
      const skipped = Math.max(0, start - this.#position);
      const piece = this.#take(Math.min(this.#rest.length, end - this.#position));
      if (skipped < piece.length) yield piece.subarray(skipped);
    }
  }

  #take(length: number): Uint8Array {
    const piece = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.#position += length;
    return piece;
  }

  async #more(): Promise<boolean> {
    const step = await this.#inflated?.next();
    if (step === undefined || step.done === true) return false;
    this.#rest = step.value;
    return true;
  }

  async #rewind(): Promise<void> {
    await this.close();
    const { head, stream } = await peek(this.#blob.stream(), sniffLength);
    this.#inflated = decompress(stream, sniffCompression(head));
    this.#rest = new Uint8Array();
    this.#position = 0;
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
