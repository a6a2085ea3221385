import type { Readable } from 'node:stream';

/** Bytes that are kept ready for who takes them, or some more. */
const enough = 1 << 20;

/**
 * What comes out of a stream, made ahead of who takes it. The stream's own iterator makes one piece
 * at a time, and when the stream fails drops those that nobody has taken yet.
 */
export class ReadAhead {
  readonly #stream: Readable;
  readonly #pieces: Uint8Array[] = [];
  #size = 0;
  #failure: { readonly reason: unknown } | null = null;
  #isOver = false;
  #wake: () => void = () => {};

  constructor(stream: Readable) {
    this.#stream = stream;
    stream.on('data', (piece: unknown) => this.#add(piece));
    stream.on('error', (reason: unknown) => {
      this.#failure = { reason };
    });
    // A decompressor that met the end of its format waits for more input, and is not closed yet.
    stream.on('end', () => this.#end());
    stream.on('close', () => this.#end());
  }

  /** The next piece, null at the end. Throws what the stream failed with after its last piece. */
  async next(): Promise<Uint8Array | null> {
    while (this.#pieces.length === 0 && !this.#isOver) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const piece = this.#pieces.shift();
    if (piece === undefined) {
      if (this.#failure !== null) throw this.#failure.reason;
      return null;
    }
    this.#size -= piece.length;
    if (this.#size < enough && this.#stream.isPaused()) this.#stream.resume();
    return piece;
  }

  #end(): void {
    this.#isOver = true;
    this.#wake();
  }

  #add(piece: unknown): void {
    if (!(piece instanceof Uint8Array)) return;
    this.#pieces.push(piece);
    this.#size += piece.length;
    if (this.#size >= enough) this.#stream.pause();
    this.#wake();
  }
}
