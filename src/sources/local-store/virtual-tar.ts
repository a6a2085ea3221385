import { AccessRanges } from '../../model/access-ranges.ts';
import { accessStream } from '../../model/access-stream.ts';
import type { Blob, ByteStream, RandomAccess } from '../../model/bytes.ts';
import type { ContentReader } from './content-reader.ts';
import type { SplitContent, SplitTar } from './split-tar.ts';

/**
 * A layer's tar, byte for byte, as the engine would export it: headers come from memory, contents
 * from their files when they are wanted.
 */
export class VirtualTar implements Blob, RandomAccess {
  readonly size: number;
  readonly part = null;
  readonly access = this;
  readonly ranges = new AccessRanges(this);
  readonly #tar: SplitTar;
  readonly #contents: ContentReader;
  /** The part that was read last. */
  #part = 0;
  #headers: Uint8Array | null = null;
  #content: SplitContent | null = null;

  constructor(tar: SplitTar, contents: ContentReader) {
    this.#tar = tar;
    this.#contents = contents;
    this.size = tar.size;
  }

  /** Stops in front of a content that nobody asked for: it would be a file to open. */
  read(position: number, target: Uint8Array, wanted = target.length): number {
    const length = Math.min(target.length, this.size - position);
    let done = 0;
    while (done < length) {
      this.#seek(position + done);
      const start = this.#tar.contentStartOf(this.#part);
      const inHeaders = position + done < start;
      if (!inHeaders && done >= wanted) break;
      const piece = target.subarray(done, length);
      done += inHeaders
        ? this.#readHeaders(position + done, piece)
        : this.#readContent(position + done - start, piece);
    }
    return done;
  }

  stream(isPassing = false): ByteStream {
    return accessStream(this, { isPassing });
  }

  close(): void {
    this.#contents.close();
  }

  #seek(position: number): void {
    if (position >= this.#tar.startOf(this.#part) && position < this.#tar.endOf(this.#part)) return;
    this.#headers = null;
    this.#content = null;
    const next = this.#part + 1;
    const isNext = position === this.#tar.endOf(this.#part) && next < this.#tar.parts;
    this.#part = isNext ? next : this.#tar.partAt(position);
  }

  #readHeaders(position: number, target: Uint8Array): number {
    this.#headers ??= this.#tar.headersOf(this.#part);
    const start = position - this.#tar.startOf(this.#part);
    const piece = this.#headers.subarray(start, start + target.length);
    target.set(piece);
    return piece.length;
  }

  #readContent(position: number, target: Uint8Array): number {
    this.#content ??= this.#tar.contentOf(this.#part);
    const piece = target.subarray(0, this.#content.size - position);
    this.#contents.read(this.#content, position, piece);
    return piece.length;
  }
}
