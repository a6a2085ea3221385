import type { ByteStream } from '../../model/bytes.ts';

/** Pieces of a stream as they are handed in, for one reader. */
export class Inbox {
  readonly #onTaken: () => void;
  readonly #pieces: Uint8Array[] = [];
  #end: 'open' | 'ended' | 'broken' = 'open';
  #wake: () => void = () => {};

  /** `onTaken` is called as each piece is taken. */
  constructor(onTaken: () => void) {
    this.#onTaken = onTaken;
  }

  give(piece: Uint8Array): void {
    this.#pieces.push(piece);
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
      const piece = this.#pieces.shift();
      if (piece !== undefined) {
        this.#onTaken();
        yield piece;
      } else if (this.#end === 'open') {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else if (this.#end === 'ended') return;
      else throw new Error('the stream is broken');
    }
  }
}
