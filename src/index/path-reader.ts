import { type ByteString, encodeText, sliceBytes } from '../model/byte-string.ts';
import { type PathTable, rootPath } from '../model/path-table.ts';

const slash = 0x2f;
const dot = 0x2e;

/** A directory that records were read of. */
interface Directory {
  /** As the tar writes it, with the slash behind it. */
  readonly text: ByteString;
  readonly id: number;
}

const root: Directory = { text: encodeText(''), id: rootPath };

/**
 * Turns the names of tar records into numbered paths: `/`, `./` and empty components mean nothing,
 * `..` goes up and stops at the root. In nearly every tar a record stands in the directory of the one
 * before, or in one that leads there, so those are remembered.
 */
export class PathReader {
  readonly #paths: PathTable;
  /** The last directory and those that lead to it, the outermost first. */
  readonly #open: Directory[] = [];
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

  /** The path of `raw[0, end)`, which ends with a slash unless it is empty. */
  directory(raw: ByteString, end: number): number {
    this.#clamped = false;
    const nearest = this.#nearest(raw, end);
    let { id } = nearest;
    for (let start = nearest.text.length; start < end;) {
      const stop = raw.indexOf('/', start);
      id = this.component(id, raw, start, stop);
      start = stop + 1;
      this.#remember(raw, start, id);
    }
    // Of each path that tries to leave the root it is to be said that it does.
    if (this.#clamped) this.#open.length = 0;
    return id;
  }

  /** Takes note that the path read last, `raw[0, end)` with the number `id`, is a directory's. */
  enter(raw: ByteString, end: number, id: number): void {
    if (end < raw.length && !this.#clamped) this.#remember(raw, end + 1, id);
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

  /** The last directory that leads to `raw[0, end)`, or is that. */
  #nearest(raw: ByteString, end: number): Directory {
    const last = this.#open.at(-1) ?? root;
    if (last.text.length <= end && raw.startsWith(last.text)) return last;
    // Each of them is how the last one begins.
    const shared = sharedLength(raw, last.text, end);
    while ((this.#open.at(-1)?.text.length ?? 0) > shared) this.#open.pop();
    return this.#open.at(-1) ?? root;
  }

  #remember(raw: ByteString, end: number, id: number): void {
    this.#open.push({ text: sliceBytes(raw, 0, end), id });
  }
}

/** Bytes that both begin with, at most `most`. */
function sharedLength(a: ByteString, b: ByteString, most: number): number {
  const end = Math.min(b.length, most);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}
