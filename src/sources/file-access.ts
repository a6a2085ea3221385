import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AccessRanges } from '../model/access-ranges.ts';
import { accessStream } from '../model/access-stream.ts';
import type { Blob, ByteStream, FilePart, FilePlace, RandomAccess } from '../model/bytes.ts';
import { fileError } from './file-error.ts';

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
    const place = {
      path: this.#path,
      descriptor: this.#descriptor,
      start,
      size: Math.max(0, Math.min(size, this.size - start)),
    };
    return new FileRange(this, place);
  }

  /** All bytes in order. */
  stream(): ByteStream {
    return accessStream(this);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Part of a file, as a blob. */
export class FileRange implements Blob, RandomAccess {
  readonly size: number;
  readonly part: FilePart;
  readonly access = this;
  readonly ranges = new AccessRanges(this);
  readonly #file: FileAccess;
  readonly #start: number;

  constructor(file: FileAccess, place: FilePlace) {
    this.#file = file;
    this.#start = place.start;
    this.size = place.size;
    this.part = { place, wasRead: () => {} };
  }

  read(position: number, target: Uint8Array): number {
    const length = Math.max(0, Math.min(target.length, this.size - position));
    return this.#file.read(this.#start + position, target.subarray(0, length));
  }

  stream(isPassing = false): ByteStream {
    return accessStream(this, { isPassing });
  }
}

/** The blob at a place that another thread has opened. */
export function openPlace({ path, descriptor, start, size }: FilePlace): FileRange {
  return new FileAccess(path, descriptor).range(start, size);
}
