import { link, lstat, lutimes, mkdir, readdir, symlink, unlink } from 'node:fs/promises';
import { attributesOf } from '../filesystem/file-attributes.ts';
import { type ByteString, bytesOf, encodeText, sliceBytes } from '../model/byte-string.ts';
import { LayerscopeError } from '../model/error.ts';
import type { Extraction, Item, LinkItem, NotWritten } from './extraction.ts';
import { errorCodeOf, systemReason } from '../text/system-error.ts';
import { alreadyThere, writeError } from './not-writable.ts';
import { timeOf } from './time.ts';
import { isWritable } from './writable-name.ts';
import { writeNewFile } from './write-file.ts';

/** After these, nothing more can be written. */
const hopeless: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE']);

/**
 * Writes an extraction into a directory. Nothing is written through a link: each directory on the
 * way is made here or seen to be one, files are new, and symlinks come last. A path that cannot be
 * written does not keep the others from being written.
 */
export class DirectoryWriter {
  /** Paths that were written, directories included. */
  written = 0;
  /** What was left out on purpose. */
  readonly skipped: NotWritten[] = [];
  readonly failed: NotWritten[] = [];
  readonly #extraction: Extraction;
  readonly #root: string;
  readonly #replace: boolean;
  /** What is not there as planned: nothing is put below it, and no link made to it. */
  readonly #lost = new Set<ByteString>();
  #writtenDirectories = 0;

  /** With `replace`, files and links that are there already are removed first. */
  constructor(extraction: Extraction, root: string, replace: boolean) {
    this.#extraction = extraction;
    this.#root = root;
    this.#replace = replace;
  }

  /** Files and links that were written. */
  get writtenFiles(): number {
    return this.written - this.#writtenDirectories;
  }

  /** How many paths there are to write or to leave out. */
  get planned(): number {
    const { directories, files, hardlinks, specials, symlinks } = this.#extraction;
    const lists = [directories, files, hardlinks, specials, symlinks];
    return lists.reduce((total, { length }) => total + length, 0);
  }

  /** Throws where it cannot go on: what was done until then stands in the properties. */
  async write(): Promise<void> {
    try {
      await this.#openRoot();
      await this.#writeAll();
    } catch (cause) {
      throw writeError(this.#root, cause);
    }
  }

  /** Makes the directory itself, or sees that there is nothing in the way. */
  async #openRoot(): Promise<void> {
    await mkdir(this.#root, { recursive: true });
    if (this.#replace || (await readdir(this.#root)).length === 0) return;
    throw alreadyThere(this.#root, 'the directory is not empty');
  }

  async #writeAll(): Promise<void> {
    const { tree, directories, files, hardlinks, specials, symlinks } = this.#extraction;
    for (const item of directories) await this.#attempt(item, () => this.#makeDirectory(item));
    this.#writtenDirectories = this.written;
    for (const item of files) await this.#attempt(item, () => this.#writeFile(item));
    for (const item of hardlinks) await this.#attempt(item, () => this.#link(item));
    for (const item of symlinks) await this.#attempt(item, () => this.#symlink(item));
    for (const { path, version } of specials) {
      this.skipped.push({ path, reason: `it is a ${tree.typeOf(version).replace('-', ' ')}` });
    }
    // Contents change a directory's time, so that comes last.
    for (const item of directories.toReversed()) {
      if (!this.#lost.has(item.path)) await this.#setTime(item);
    }
  }

  async #attempt(item: Item, write: () => Promise<void>): Promise<void> {
    const reason = this.#obstacle(item) ?? (await failureOf(write));
    if (reason === null) {
      this.written++;
    } else {
      this.#lost.add(item.path);
      this.failed.push({ path: item.path, reason });
    }
  }

  /** Why it is not even tried to write something. */
  #obstacle({ path, version, target }: Item & Partial<LinkItem>): string | null {
    if (!isWritable(path)) return 'no file can have that name here';
    if (this.#lost.has(parentOf(path))) return 'its directory was not written';
    if (target !== undefined && this.#lost.has(target)) return 'its content was not written';
    const linked = this.#extraction.tree.linkTarget(version);
    if (linked === '' || linked?.includes('\0') === true) return 'it links to what is no path';
    return null;
  }

  async #makeDirectory(item: Item): Promise<void> {
    const path = this.#pathOf(item.path);
    if (this.#replace && (await this.#clear(path)) === 'directory') return;
    // Its owner must be able to put files into it, and to remove it.
    const mode = (attributesOf(this.#extraction.tree, item.version)?.mode ?? 0o755) & 0o777;
    await mkdir(path, mode | 0o700);
  }

  async #writeFile({ path, version }: Item): Promise<void> {
    const { tree, contentOf } = this.#extraction;
    const target = await this.#free(path);
    await writeNewFile(target, contentOf(version), attributesOf(tree, version));
  }

  async #link({ path, target }: LinkItem): Promise<void> {
    await link(this.#pathOf(target), await this.#free(path));
  }

  async #symlink(item: Item): Promise<void> {
    const target = this.#extraction.tree.linkTarget(item.version) ?? encodeText('');
    await symlink(Buffer.from(bytesOf(target)), await this.#free(item.path));
    await this.#setTime(item);
  }

  async #setTime({ path, version }: Item): Promise<void> {
    const attributes = attributesOf(this.#extraction.tree, version);
    if (attributes === null) return;
    await lutimes(this.#pathOf(path), timeOf(attributes), timeOf(attributes));
  }

  /** The path, with nothing there if that is for this writer to say. */
  async #free(path: ByteString): Promise<Buffer> {
    const target = this.#pathOf(path);
    if (this.#replace) await this.#clear(target);
    return target;
  }

  /** Removes what is there, unless it is a directory. */
  async #clear(path: Buffer): Promise<'directory' | 'nothing'> {
    const existing = await lstat(path).catch(() => null);
    if (existing?.isDirectory() === true) return 'directory';
    if (existing !== null) await unlink(path);
    return 'nothing';
  }

  #pathOf(path: ByteString): Buffer {
    return Buffer.concat([Buffer.from(`${this.#root}/`), bytesOf(path)]);
  }
}

/**
 * What the system says against it, or what the content lacks; null when it was done. Throws where
 * there is no going on.
 */
async function failureOf(write: () => Promise<void>): Promise<string | null> {
  try {
    await write();
    return null;
  } catch (error) {
    if (error instanceof LayerscopeError && error.code === 'damaged') return error.failed;
    const code = errorCodeOf(error);
    if (code === null || hopeless.has(code)) throw error;
    return systemReason(error);
  }
}

function parentOf(path: ByteString): ByteString {
  return sliceBytes(path, 0, Math.max(0, path.lastIndexOf('/')));
}
