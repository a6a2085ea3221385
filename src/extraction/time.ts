import type { FileAttributes } from '../filesystem/file-attributes.ts';

/** More than any file system keeps, as seconds since 1970. */
const latest = 2 ** 34;

/**
 * A file's time as a system takes it, whatever the image says: seconds as a text, because Node takes
 * a negative number for the time now.
 */
export function timeOf({ mtime }: FileAttributes): string {
  return String(Math.min(Math.max(mtime, -latest), latest));
}
