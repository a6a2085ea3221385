import { type ByteString, encodeText, sliceBytes } from '../model/byte-string.ts';
import { type PathTable, rootPath } from '../model/path-table.ts';

const slash = 0x2f;
const dot = 0x2e;

/**
 * Turns the names of tar records into numbered paths: `/`, `./` and empty components mean nothing,
 * `..` goes up and stops at the root. Records of one directory follow each other in nearly every
 * tar, so the last directory is remembered.
 */
export class PathReader {
  readonly #paths: PathTable;
  #lastDirectory: ByteString | null = encodeText('');
  #lastDirectoryId = rootPath;
  #clamped = false;

  constructor(paths: PathTable) {
    this.#paths = paths;
  }

  /** Whether the last path read tried to leave the root. */
  get clamped(): boolean {
    return this.#clamped;
  }

  /** Where the last component of `raw` ends: trailing slashes mean nothing. */
  endOf(raw: ByteString): number {
    let end = raw.length;
    while (end > 0 && raw.charCodeAt(end - 1) === slash) end--;
    return end;
  }

  /** Where the last component starts, which ends at `end`. */
  startOf(raw: ByteString, end: number): number {
    let start = end;
    while (start > 0 && raw.charCodeAt(start - 1) !== slash) start--;
    return start;
  }

  /** The path of all of `raw`. */
  read(raw: ByteString): number {
    const end = this.endOf(raw);
    const start = this.startOf(raw, end);
    return this.component(this.directory(raw, start), raw, start, end);
  }

  /** The path of `raw[0, end)`, taken as a directory. */
  directory(raw: ByteString, end: number): number {
    this.#clamped = false;
    const last = this.#lastDirectory;
    if (last !== null && last.length === end && raw.startsWith(last)) return this.#lastDirectoryId;
    let id = rootPath;
    let start = 0;
    while (start < end) {
      const found = raw.indexOf('/', start);
      const stop = found === -1 || found > end ? end : found;
      id = this.component(id, raw, start, stop);
      start = stop + 1;
    }
    this.#lastDirectory = this.#clamped ? null : sliceBytes(raw, 0, end);
    this.#lastDirectoryId = id;
    return id;
  }

  /** One step from `parent` by the component `raw[start, end)`. */
  component(parent: number, raw: ByteString, start: number, end: number): number {
    const length = end - start;
    if (length <= 0 || (length === 1 && raw.charCodeAt(start) === dot)) return parent;
    if (length === 2 && raw.charCodeAt(start) === dot && raw.charCodeAt(start + 1) === dot) {
      this.#clamped ||= parent === rootPath;
      return this.#paths.parentOf(parent);
    }
    return this.#paths.child(parent, this.#paths.names.intern(raw, start, end));
  }
}
