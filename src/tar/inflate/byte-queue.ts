import type { ByteStream } from '../../model/bytes.ts';

/**
 * The bytes of a stream, as they are wanted: in pieces as they come, or a number of them at once.
 * A stream that fails ends, so that what came before is worked on first. A piece of the stream is
 * done with, or copied, before the next is wanted.
 */
export class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>;
  #front: Buffer = Buffer.alloc(0);
  #taken = 0;
  #failure: { readonly reason: unknown } | null = null;

  constructor(stream: ByteStream) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  /** Bytes that came from the stream so far. */
  get taken(): number {
    return this.#taken;
  }

  /** What the stream failed with, if it did. */
  get failure(): { readonly reason: unknown } | null {
    return this.#failure;
  }

  /** The bytes in front, at least `count` of them unless the stream ends before. */
  async fill(count: number): Promise<Buffer> {
    const before: Buffer[] = [];
    let last = this.#front;
    for (let length = last.length; length < count; length += last.length) {
      // Its memory may be that of the next.
      if (last.length > 0) before.push(Buffer.from(last));
      const piece = await this.#read();
      last = piece ?? Buffer.alloc(0);
      if (piece === null) break;
    }
    this.#front = before.length === 0 ? last : Buffer.concat([...before, last]);
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

  /** Puts bytes back in front. */
  putBack(bytes: Buffer): void {
    this.#front = this.#front.length === 0 ? bytes : Buffer.concat([bytes, this.#front]);
  }

  /** Tells the source that no more is wanted. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #read(): Promise<Buffer | null> {
    if (this.#failure !== null) return null;
    try {
      for (;;) {
        const step = await this.#source.next();
        if (step.done === true) return null;
        const { buffer, byteOffset, length } = step.value;
        this.#taken += length;
        if (length > 0) return Buffer.from(buffer, byteOffset, length);
      }
    } catch (error) {
      this.#failure = { reason: error };
      return null;
    }
  }
}
