import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import type { Blob, ByteStream, RandomAccess } from '../model/bytes.ts';
import { fileError, guardStream } from './file-error.ts';

/** Reads of this size cost no more per byte than larger ones. */
const chunkSize = 1 << 20;

/** An open file that can be read at any offset. */
export class FileAccess implements RandomAccess {
  readonly size: number;
  readonly #path: string;
  readonly #descriptor: number;

  constructor(path: string) {
    this.#path = path;
    try {
      this.#descriptor = openSync(path, 'r');
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

  async *stream(start = 0, size = this.size): ByteStream {
    if (size === 0) return;
    const stream = createReadStream(this.#path, {
      fd: this.#descriptor,
      autoClose: false,
      start,
      end: start + size - 1,
      highWaterMark: chunkSize,
    });
    yield* guardStream(stream, this.#path);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Part of a file, as a blob. */
export class FileRange implements Blob, RandomAccess {
  readonly size: number;
  readonly access = this;
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
