import type { ByteQueue } from './byte-queue.ts';

/**
 * Hands pieces to a decompressor, which may ask for more than it uses, and takes back what it did
 * not use.
 */
export class Lender {
  readonly #input: ByteQueue;
  /** Bytes that the decompressor has used so far. */
  readonly #used: () => number;
  /** The pieces that are not used up. */
  readonly #lent: Buffer[] = [];
  #lentStart = 0;
  #last: Promise<Buffer | null> = Promise.resolve(null);

  constructor(input: ByteQueue, used: () => number) {
    this.#input = input;
    this.#used = used;
  }

  next(): Promise<Buffer | null> {
    this.#last = this.#lend();
    return this.#last;
  }

  /** Puts what was not used back into the queue. */
  async takeBack(): Promise<void> {
    await this.#last;
    this.#input.putBack(Buffer.concat(this.#lent).subarray(this.#used() - this.#lentStart));
  }

  async #lend(): Promise<Buffer | null> {
    this.#dropUsed();
    const piece = await this.#input.next();
    if (piece !== null) this.#lent.push(piece);
    return piece;
  }

  /** What is left is copied: its memory may be that of the next piece. */
  #dropUsed(): void {
    const used = this.#used();
    for (const piece of this.#lent.splice(0)) {
      const isUsed = this.#lent.length === 0 && this.#lentStart + piece.length <= used;
      if (isUsed) this.#lentStart += piece.length;
      else this.#lent.push(Buffer.from(piece));
    }
  }
}
