import { accessSync, constants, lstatSync, openSync, readlinkSync } from 'node:fs';
import { type ByteString, byteString, encodeText, sliceBytes } from '../../model/byte-string.ts';
import { limits } from '../../model/limits.ts';

/** A FIFO that took a file's place would be waited for in vain. */
const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * The directory to which an engine unpacked one layer. Names are bytes and come from the image: a
 * symbolic link on the way to a file is followed inside of the directory, as it was when the layer
 * was unpacked, and never out of it. All methods throw what the system says.
 */
export class DiffDirectory {
  readonly #root: string;
  /** The directory that was looked for last, and where it really is. */
  #wanted: ByteString = encodeText('');
  #found: ByteString = encodeText('');

  constructor(root: string) {
    this.#root = root;
  }

  /** A descriptor of what has that name, which need not be a regular file. */
  open(name: ByteString): number {
    return openSync(this.#locate(name), openFlags);
  }

  /** Throws unless what has that name may be read. */
  check(name: ByteString): void {
    accessSync(this.#locate(name), constants.R_OK);
  }

  #locate(name: ByteString): Buffer {
    const start = name.lastIndexOf('/') + 1;
    const directory = sliceBytes(name, 0, start);
    if (directory !== this.#wanted) {
      this.#found = this.#resolve(directory);
      this.#wanted = directory;
    }
    return this.#pathOf(`${this.#found}${sliceBytes(name, start)}`);
  }

  /** A directory without links on the way to it, with a slash behind each component. */
  #resolve(directory: ByteString): ByteString {
    const found: string[] = [];
    const left = directory.split('/').toReversed();
    let links = 0;
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      if (name === '' || name === '.') continue;
      if (name === '..') {
        found.pop();
        continue;
      }
      const path = this.#pathOf([...found, name].join('/'));
      if (!lstatSync(path).isSymbolicLink()) {
        found.push(name);
        continue;
      }
      if (++links > limits.symlinks) throw new Error('too many symbolic links lead to it');
      const target = byteString(readlinkSync(path, 'buffer'));
      if (target.startsWith('/')) found.length = 0;
      left.push(...target.split('/').toReversed());
    }
    return byteString(Buffer.from(found.map((name) => `${name}/`).join(''), 'latin1'));
  }

  #pathOf(inside: string): Buffer {
    return Buffer.concat([Buffer.from(`${this.#root}/`), Buffer.from(inside, 'latin1')]);
  }
}
