import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs';
import { AccessRanges } from '../model/access-ranges.ts';
import type { Blob, ByteStream, RandomAccess } from '../model/bytes.ts';
import { fileError } from './file-error.ts';

/** Reads of this size cost no more per byte than larger ones. */
const chunkSize = 1 << 20;

/** An open file that can be read at any offset. */
export class FileAccess implements RandomAccess {
  readonly size: number;
  readonly #path: string;
  readonly #descriptor: number;

  /** Opens the file at `path`, unless it is open already as `descriptor`. */
  constructor(path: string, descriptor: number | null = null) {
    this.#path = path;
    try {
      this.#descriptor = descriptor ?? openSync(path, 'r');
      this.size = fstatSync(this.#descriptor).size;
    } catch (cause) {
      throw fileError(path, cause);
    }
  }

  read(position: number, target: Uint8Array): number {
    try {
      let done = 0;
      while (done < target.length) {
        const left = target.length - done;
        const count = readSync(this.#descriptor, target, done, left, position + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    } catch (cause) {
      throw fileError(this.#path, cause);
    }
  }

  /** The bytes from `start` on, `size` of them or as many as there are. */
  range(start: number, size: number): FileRange {
    return new FileRange(this, start, Math.max(0, Math.min(size, this.size - start)));
  }

  /**
   * The same bytes in order. Not a stream of Node's, which closes the file when it is left early.
   */
  async *stream(start = 0, size = this.size): ByteStream {
    const end = start + size;
    let position = start;
    let next = this.#chunk(position, end);
    for (let chunk = await next; chunk.length > 0; chunk = await next) {
      position += chunk.length;
      // The disk works while the reader does; what goes wrong is told when it is awaited.
      next = this.#chunk(position, end);
      next.catch(() => null);
      yield chunk;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** Up to `chunkSize` bytes; none at the end. */
  #chunk(position: number, end: number): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafeSlow(Math.min(chunkSize, end - position));
    return new Promise((resolve, reject) => {
      read(this.#descriptor, buffer, 0, buffer.length, position, (cause, count) => {
        if (cause === null) resolve(buffer.subarray(0, count));
        else reject(fileError(this.#path, cause));
      });
    });
  }
}

/** Part of a file, as a blob. */
export class FileRange implements Blob, RandomAccess {
  readonly size: number;
  readonly access = this;
  readonly ranges = new AccessRanges(this);
  readonly #file: FileAccess;
  readonly #start: number;

  constructor(file: FileAccess, start: number, size: number) {
    this.#file = file;
    this.#start = start;
    this.size = size;
  }

  read(position: number, target: Uint8Array): number {
    const length = Math.max(0, Math.min(target.length, this.size - position));
    return this.#file.read(this.#start + position, target.subarray(0, length));
  }

  stream(): ByteStream {
    return this.#file.stream(this.#start, this.size);
  }
}
