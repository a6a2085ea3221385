import { closeSync, fstatSync, readSync } from 'node:fs';
import { bytesOf } from '../../model/byte-string.ts';
import { LayerscopeError } from '../../model/error.ts';
import { fileError, isAbsence } from '../file-error.ts';
import { Crc64 } from './crc64.ts';
import type { DiffDirectory } from './diff-directory.ts';
import type { SplitContent } from './split-tar.ts';

/** A content whose file is open. */
interface OpenContent {
  readonly content: SplitContent;
  readonly descriptor: number;
  /** Of the bytes that were read in order from the start. */
  checksum: Crc64;
  /** How many those are. */
  checked: number;
}

/**
 * Reads the contents of one layer from its directory. What somebody else than the engine put there
 * is refused: a file of another type or size before anything is read of it, and other bytes when
 * the last of a content comes that was read in order, before that last piece is given.
 */
export class ContentReader {
  readonly #directory: DiffDirectory;
  #open: OpenContent | null = null;

  constructor(directory: DiffDirectory) {
    this.#directory = directory;
  }

  /**
   * Fills `target` with what stands from `position` on in a content, which must be that long. Its
   * file stays open as long as the same object is asked for.
   */
  read(content: SplitContent, position: number, target: Uint8Array): void {
    const open = this.#openContent(content);
    for (let done = 0; done < target.length;) {
      const count = readAt(open, target.subarray(done), position + done);
      if (count === 0) throw damaged(content, 'it ends too early');
      done += count;
    }
    if (position === 0) {
      open.checksum = new Crc64();
      open.checked = 0;
    }
    if (position === open.checked) check(open, target);
  }

  close(): void {
    if (this.#open !== null) closeSync(this.#open.descriptor);
    this.#open = null;
  }

  /** Contents are mostly read one by one, so that one open file is enough. */
  #openContent(content: SplitContent): OpenContent {
    if (this.#open?.content === content) return this.#open;
    this.close();
    const descriptor = this.#openFile(content);
    this.#open = { content, descriptor, checksum: new Crc64(), checked: 0 };
    return this.#open;
  }

  #openFile(content: SplitContent): number {
    let descriptor: number;
    try {
      descriptor = this.#directory.open(content.name);
    } catch (cause) {
      throw isAbsence(cause)
        ? damaged(content, 'it is gone, or a link')
        : readError(content, cause);
    }
    const stats = fstatSync(descriptor);
    if (stats.isFile() && stats.size === content.size) return descriptor;
    closeSync(descriptor);
    const found = stats.isFile() ? `it has ${stats.size} bytes` : 'it is no regular file';
    throw damaged(content, `${found}, where the layer has a file of ${content.size}`);
  }
}

function readAt(
  { descriptor, content }: OpenContent,
  target: Uint8Array,
  position: number,
): number {
  try {
    return readSync(descriptor, target, 0, target.length, position);
  } catch (cause) {
    throw readError(content, cause);
  }
}

function check(open: OpenContent, bytes: Uint8Array): void {
  const { content, checksum } = open;
  checksum.update(bytes);
  open.checked += bytes.length;
  if (open.checked < content.size) return;
  const [upper, lower] = checksum.value();
  if (upper !== content.checksum[0] || lower !== content.checksum[1]) {
    throw damaged(content, 'its checksum is not the one that the engine noted');
  }
}

function nameOf({ name }: SplitContent): string {
  return Buffer.from(bytesOf(name)).toString();
}

function readError(content: SplitContent, cause: unknown): LayerscopeError {
  return fileError(`${nameOf(content)} in the engine's own files`, cause);
}

function damaged(content: SplitContent, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'damaged',
    tried: `read ${nameOf(content)} from the engine's own files`,
    failed,
    advice:
      'Let the engine export the image with --no-local-store. If that fails too, remove it there ' +
      'and pull or build it again.',
  });
}
