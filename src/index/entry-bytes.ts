import type { Entry } from '../tar/entry.ts';

/** Roughly what things take besides their names: a file or directory, an attribute, a piece. */
const pathBytes = 64;
const xattrBytes = 200;
const pieceBytes = 64;

/**
 * Bytes that an index keeps of a record, or reads to know where it belongs. `newPaths` are it and
 * the directories that no record before it named.
 */
export function entryBytes({ path, linkTarget, xattrs, sparse }: Entry, newPaths: number): number {
  let bytes = path.length + (linkTarget?.length ?? 0) + newPaths * pathBytes;
  if (sparse !== null) bytes += sparse.pieces.length * pieceBytes;
  if (xattrs === null) return bytes;
  for (const [name, value] of xattrs) bytes += name.length + value.length + xattrBytes;
  return bytes;
}
