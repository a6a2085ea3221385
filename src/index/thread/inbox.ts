import type { ByteStream } from '../../model/bytes.ts';

/** Pieces of a stream as they are handed in, some at a time, for one reader. */
export class Inbox {
  readonly #onTaken: () => void;
  readonly #batches: (readonly Uint8Array[])[] = [];
  #end: 'open' | 'ended' | 'broken' = 'open';
  #wake: () => void = () => {};

  /** `onTaken` is called when the reader comes to some that were handed in together. */
  constructor(onTaken: () => void) {
    this.#onTaken = onTaken;
  }

  give(pieces: readonly Uint8Array[]): void {
    this.#batches.push(pieces);
    this.#wake();
  }

  /** There is no more: that was all, or all that is to be had. */
  end(how: 'ended' | 'broken'): void {
    this.#end = how;
    this.#wake();
  }

  /** The pieces, to be read once. Fails where the stream is broken. */
  async *stream(): ByteStream {
    for (;;) {
      const pieces = this.#batches.shift();
      if (pieces !== undefined) {
        this.#onTaken();
        yield* pieces;
      } else if (this.#end === 'open') {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else if (this.#end === 'ended') return;
      else throw new Error('the stream is broken');
    }
  }
}
