import { blockSize } from './block-sum.ts';
import { TarDecoder } from './decoder.ts';
import type { Entry } from './entry.ts';
import type { TarEnd } from './tar-end.ts';

/** Takes what a tar holds, as its bytes go by: for each entry these calls in this order. */
export interface TarHandler {
  entry(entry: Entry): void;
  /** The next piece of the entry's content: a view on the bytes pushed, not a copy. */
  content(bytes: Uint8Array): void;
  /** The content is whole. Not called for content that is cut off. */
  contentEnd(): void;
}

/**
 * The entries of a tar whose bytes come in order, in pieces of any size. Never throws for what the
 * tar holds; `finish` says how it ended. What follows the end of the archive is not looked at.
 */
export class TarReader {
  readonly #decoder = new TarDecoder();
  readonly #handler: TarHandler;
  #position = 0;
  #contentLeft = 0;
  /** The first bytes of what the decoder wants, where it does not come in one piece. */
  #parts = Buffer.allocUnsafe(blockSize);
  #partsLength = 0;

  constructor(handler: TarHandler) {
    this.#handler = handler;
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.isBuffer(chunk)
      ? chunk
      : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    while (at < bytes.length && !this.#decoder.ended) {
      const length = this.#advance(bytes, at);
      at += length;
      this.#position += length;
    }
    this.#position += bytes.length - at;
  }

  finish(): TarEnd {
    return this.#decoder.end(this.#position);
  }

  /** Does what comes next with the bytes from `at` on. Returns how many were used. */
  #advance(bytes: Buffer, at: number): number {
    if (this.#contentLeft > 0) return this.#passContent(bytes, at);
    const padding = this.#decoder.position - this.#position;
    if (padding > 0) return Math.min(padding, bytes.length - at);
    return this.#giveWanted(bytes, at);
  }

  #passContent(bytes: Buffer, at: number): number {
    const length = Math.min(this.#contentLeft, bytes.length - at);
    this.#handler.content(bytes.subarray(at, at + length));
    this.#contentLeft -= length;
    if (this.#contentLeft === 0) this.#handler.contentEnd();
    return length;
  }

  #giveWanted(bytes: Buffer, at: number): number {
    const { wanted } = this.#decoder;
    if (this.#partsLength === 0 && bytes.length - at >= wanted) {
      this.#take(bytes, at);
      return wanted;
    }
    if (this.#parts.length < wanted) this.#parts = Buffer.allocUnsafe(wanted);
    const length = Math.min(wanted - this.#partsLength, bytes.length - at);
    bytes.copy(this.#parts, this.#partsLength, at, at + length);
    this.#partsLength += length;
    if (this.#partsLength === wanted) {
      this.#partsLength = 0;
      this.#take(this.#parts, 0);
    }
    return length;
  }

  #take(bytes: Buffer, at: number): void {
    const entry = this.#decoder.take(bytes, at);
    if (entry === null) return;
    this.#handler.entry(entry);
    this.#contentLeft = entry.storedSize;
    if (this.#contentLeft === 0) this.#handler.contentEnd();
  }
}
