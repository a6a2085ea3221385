import type { Blob } from '../model/bytes.ts';
import { sniffCompression } from '../tar/compression.ts';
import { decodersHere, decompress } from '../tar/decompress.ts';
import { peek } from '../tar/peek.ts';
import { sniffLength } from './plain-access.ts';

/** One pass through the uncompressed tar of a layer that comes in order only. */
export class Inflation {
  readonly #pieces: AsyncGenerator<Uint8Array, void>;
  /** Inflated and not taken yet; its first byte stands at `position`. */
  #rest: Uint8Array = new Uint8Array();
  #position = 0;
  #isSound = true;

  constructor(blob: Blob) {
    this.#pieces = inflate(blob);
  }

  /** Where in the tar the next byte stands. */
  get position(): number {
    return this.#position;
  }

  /** False once it failed or was closed: nothing more comes of it. */
  get isSound(): boolean {
    return this.#isSound;
  }

  /** The next bytes, at most `most` of them, good until more are asked for; null at the end. */
  async next(most: number): Promise<Uint8Array | null> {
    while (this.#rest.length === 0) {
      const more = await this.#more();
      if (more === null) return null;
      this.#rest = more;
    }
    const piece = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(piece.length);
    this.#position += piece.length;
    return piece;
  }

  async close(): Promise<void> {
    this.#isSound = false;
    await this.#pieces.return();
  }

  async #more(): Promise<Uint8Array | null> {
    try {
      const step = await this.#pieces.next();
      return step.done === true ? null : step.value;
    } catch (error) {
      this.#isSound = false;
      throw error;
    }
  }
}

async function* inflate(blob: Blob): AsyncGenerator<Uint8Array, void> {
  const { head, stream } = await peek(blob.stream(true), sniffLength);
  yield* decompress(stream, sniffCompression(head), decodersHere);
}
