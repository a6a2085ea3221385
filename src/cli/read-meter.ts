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

  /** The blob of a layer, each way to read it watched. */
  blob(blob: Blob, layer: number): Blob {
    const { size, ranges, access, part } = blob;
    this.#blobBytes += size;
    return {
      size,
      stream: (isPassing) => this.#watch(blob.stream(isPassing), layer),
      ranges: ranges && this.#ranges(ranges, layer),
      access: access && this.#access(access),
      part: part && { place: part.place, wasRead: (bytes) => this.#count(bytes, layer) },
    };
  }

  /** A blob that comes in order, once. */
  async *stream(stream: ByteStream): ByteStream {
    for await (const piece of this.#watch(stream)) {
      this.#blobBytes += piece.length;
      yield piece;
    }
  }

  async *#watch(stream: ByteStream, layer?: number): ByteStream {
    for await (const piece of stream) {
      this.#count(piece.length, layer);
      yield piece;
    }
  }

  #ranges(ranges: RangeReader, layer: number): RangeReader {
    return {
      read: async (start, length) => {
        const bytes = await ranges.read(start, length);
        this.#count(bytes.length, layer);
        return bytes;
      },
    };
  }

  /** Parts of what is at hand: too many, too quickly read to tell of each. */
  #access(access: RandomAccess): RandomAccess {
    return {
      size: access.size,
      read: (position, target, wanted) => {
        const count = access.read(position, target, wanted);
        this.#readBytes += count;
        return count;
      },
    };
  }

  #count(bytes: number, layer?: number): void {
    this.#readBytes += bytes;
    this.#progress.read(bytes, layer);
  }
}
