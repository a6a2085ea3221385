import type { Blob, ByteStream, RandomAccess, RangeReader } from '../model/bytes.ts';
import type { Progress } from './progress.ts';

/** Counts how much of the layers is read, and tells it to those who wait. */
export class ReadMeter {
  readonly #progress: Progress;
  #readBytes = 0;
  #blobBytes = 0;

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  /** Bytes that were read so far, and never more than there are: some are looked at twice. */
  get readBytes(): number {
    return Math.min(this.#readBytes, this.#blobBytes);
  }

  /** Bytes that there are. */
  get blobBytes(): number {
    return this.#blobBytes;
  }

  /** The same blob, each way to read it watched. */
  blob(blob: Blob): Blob {
    const { size, ranges, access } = blob;
    this.#blobBytes += size;
    return {
      size,
      stream: () => this.#watch(blob.stream()),
      ranges: ranges && this.#ranges(ranges),
      access: access && this.#access(access),
    };
  }

  /** A blob that comes in order, once. */
  async *stream(stream: ByteStream): ByteStream {
    for await (const piece of this.#watch(stream)) {
      this.#blobBytes += piece.length;
      yield piece;
    }
  }

  async *#watch(stream: ByteStream): ByteStream {
    for await (const piece of stream) {
      this.#count(piece.length);
      yield piece;
    }
  }

  #ranges(ranges: RangeReader): RangeReader {
    return {
      read: async (start, length) => {
        const bytes = await ranges.read(start, length);
        this.#count(bytes.length);
        return bytes;
      },
    };
  }

  /** Parts of what is at hand: too many, too quickly read to tell of each. */
  #access(access: RandomAccess): RandomAccess {
    return {
      size: access.size,
      read: (position, target) => {
        const count = access.read(position, target);
        this.#readBytes += count;
        return count;
      },
    };
  }

  #count(bytes: number): void {
    this.#readBytes += bytes;
    this.#progress.read(bytes);
  }
}
