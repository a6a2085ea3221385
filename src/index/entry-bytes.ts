import type { LayerRecord } from '../tar/entry.ts';

/** Roughly what things take besides their names: a path, an attribute, a piece. */
const pathBytes = 64;
const xattrBytes = 200;
const pieceBytes = 64;

/**
 * Bytes that a record takes in an index and in a tree, roughly: `newPaths` are it and the directories
 * above it that no record before named, each of which may be listed with its whole path.
 */
export function entryBytes(
  { path, linkTarget, xattrs, sparse }: LayerRecord,
  newPaths: number,
): number {
  const nameBytes = path.length + (linkTarget?.length ?? 0);
  let bytes = nameBytes + newPaths * (nameBytes + pathBytes);
  if (sparse !== null) bytes += sparse.pieces.length * pieceBytes;
  if (xattrs === null) return bytes;
  for (const [name, value] of xattrs) bytes += name.length + value.length + xattrBytes;
  return bytes;
}
