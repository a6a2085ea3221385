import { chmod, realpath, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ifThere, writeWholeFile } from '../extraction/whole-file.ts';
import { LayerscopeError } from '../model/error.ts';
import { guardPartial } from './guard-partial.ts';
import type { Io } from './io.ts';
import { errorCodeOf, systemReason } from '../text/system-error.ts';

/** The target that stands for standard output. */
export const standardOutput = '-';

/**
 * Writes a text, whole or in pieces, to the file `target`, or to standard output as fast as it is
 * read there, if it is. A file is there as a whole or not at all: it is written beside the target under another name, with
 * the target's mode, and then takes its place; a symlink stays one. What is no file, such as a
 * pipe or /dev/stdout, is written to as it is.
 */
export async function writeResult(
  io: Io,
  target: string,
  text: string | Iterable<string>,
): Promise<void> {
  const pieces = typeof text === 'string' ? [text] : text;
  if (target === standardOutput) {
    for (const piece of pieces) if (!(await io.stdout.send(Buffer.from(piece)))) return;
    return;
  }
  try {
    await writeWhole(io, resolve(io.cwd, target), pieces);
  } catch (cause) {
    if (errorCodeOf(cause) === null) throw cause;
    throw new LayerscopeError({
      code: 'not-writable',
      tried: `write ${target}`,
      failed: systemReason(cause),
      advice: 'Check that its folder is there, that you may write to it, and that there is room.',
      cause,
    });
  }
}

async function writeWhole(io: Io, target: string, pieces: Iterable<string>): Promise<void> {
  const existing = await ifThere(stat(target));
  if (existing !== null && !existing.isFile()) {
    await writeFile(target, pieces);
    return;
  }
  const path = existing === null ? target : await realpath(target);
  const write = async (partial: string): Promise<void> => {
    await writeFile(partial, pieces, { flag: 'wx' });
    if (existing !== null) await chmod(partial, existing.mode);
  };
  await writeWholeFile(path, write, guardPartial(io));
}
