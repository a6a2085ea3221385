import type { ByteStream } from '../../model/bytes.ts';

/** The bytes of a stream, as they are wanted: in pieces as they come, or a number of them at once. */
export class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>;
  #front: Buffer = Buffer.alloc(0);
  #taken = 0;

  constructor(stream: ByteStream) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  /** Bytes that came from the stream so far. */
  get taken(): number {
    return this.#taken;
  }

  /** The bytes in front, at least `count` of them unless the stream ends before. */
  async fill(count: number): Promise<Buffer> {
    if (this.#front.length >= count) return this.#front;
    const pieces = [this.#front];
    let length = this.#front.length;
    while (length < count) {
      const piece = await this.#read();
      if (piece === null) break;
      pieces.push(piece);
      length += piece.length;
    }
    this.#front = Buffer.concat(pieces, length);
    return this.#front;
  }

  /** Drops bytes that `fill` gave. */
  skip(count: number): void {
    this.#front = this.#front.subarray(count);
  }

  /** Takes the next piece away; null at the end. */
  async next(): Promise<Buffer | null> {
    if (this.#front.length === 0) return this.#read();
    const piece = this.#front;
    this.#front = Buffer.alloc(0);
    return piece;
  }

  /** Gives back the rest of the piece that was taken last. */
  putBack(rest: Buffer): void {
    this.#front = rest;
  }

  /** Tells the source that no more is wanted. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #read(): Promise<Buffer | null> {
    for (;;) {
      const step = await this.#source.next();
      if (step.done === true) return null;
      const { buffer, byteOffset, length } = step.value;
      this.#taken += length;
      if (length > 0) return Buffer.from(buffer, byteOffset, length);
    }
  }
}
