import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCodeOf } from '../text/system-error.ts';

/**
 * Sees to it that nothing is left of a partial file if the program ends before it is whole. What it
 * gives is called when there is no such file any more.
 */
export type GuardPartial = (partial: string) => () => void;

/**
 * Makes the file `path` appear as a whole or not at all: `write` writes it beside its place under
 * another name, and then it takes its place.
 */
export async function writeWholeFile(
  path: string,
  write: (partial: string) => Promise<void>,
  guard: GuardPartial,
): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  const forget = guard(partial);
  try {
    await write(partial);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    forget();
  }
}

/** What a question about a path gives, or null where there is nothing at that path. */
export async function ifThere<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
