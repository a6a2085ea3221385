import { lstat, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileAttributes } from '../filesystem/file-attributes.ts';
import { type FileContent, wholeContent } from '../model/file-content.ts';
import { alreadyThere, writeError } from './not-writable.ts';
import { type GuardPartial, ifThere, writeWholeFile } from './whole-file.ts';
import { writeNewFile } from './write-file.ts';

/** One file to write. */
export interface FileToExtract {
  /** Its name, for where a directory is named to put it into. */
  readonly name: string;
  readonly content: FileContent;
  readonly attributes: FileAttributes | null;
}

/**
 * Writes a file to `target`, or into it where that is a directory or ends with a slash. The file is
 * there as a whole or not at all. One that is there already stays, unless it is to be replaced;
 * what is no file, such as a pipe or /dev/stdout, is written to as it is.
 */
export async function extractFile(
  target: string,
  file: FileToExtract,
  replace: boolean,
  guard: GuardPartial,
): Promise<void> {
  try {
    const path = await placeFor(target, file.name);
    const existing = await ifThere(stat(path));
    const isStream = existing !== null && !existing.isFile() && !existing.isDirectory();
    if (isStream) await writeFile(path, wholeContent(file.content));
    else await writeWhole(path, file, replace, guard);
  } catch (cause) {
    throw writeError(target, cause);
  }
}

async function placeFor(target: string, name: string): Promise<string> {
  if (/[/\\]$/.test(target)) await mkdir(target, { recursive: true });
  const existing = await ifThere(stat(target));
  return existing?.isDirectory() === true ? join(target, name) : target;
}

async function writeWhole(
  path: string,
  file: FileToExtract,
  replace: boolean,
  guard: GuardPartial,
): Promise<void> {
  // A link that leads nowhere is in the way, too; one that is replaced is not written through.
  const isThere = (await ifThere(lstat(path))) !== null;
  if (isThere && !replace) throw alreadyThere(path, 'it is already there');
  const write = (partial: string): Promise<void> =>
    writeNewFile(partial, file.content, file.attributes);
  await writeWholeFile(path, write, guard);
}
