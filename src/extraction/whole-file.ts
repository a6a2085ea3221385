import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCodeOf } from '../text/system-error.ts';

/** After these the program is no more. */
const deadly = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * Makes the file `path` appear as a whole or not at all: `write` writes it beside its place under
 * another name, and then it takes its place. A signal on the way leaves nothing behind.
 */
export async function writeWholeFile(
  path: string,
  write: (partial: string) => Promise<void>,
): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  const remove = (): void => rmSync(partial, { force: true });
  // Before the one that lets the program die.
  for (const signal of deadly) process.prependListener(signal, remove);
  process.once('exit', remove);
  try {
    await write(partial);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    for (const signal of deadly) process.off(signal, remove);
    process.off('exit', remove);
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
