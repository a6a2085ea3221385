import type { ImageTree } from './image-tree.ts';

/**
 * The bytes of its layer's blob that are inflated for a file's content, where a table of contents
 * tells; null elsewhere. What several files share counts for each of them.
 */
export function compressedBytesOf(tree: ImageTree, version: number): number | null {
  const { versions, layers } = tree;
  const inode = versions.inode.at(version);
  const places = layers[versions.layer.at(inode)]?.places;
  if (places?.kind !== 'chunks' || tree.typeOf(version) !== 'file') return null;
  const { first, start, end } = places.chunks;
  const entry = versions.entry.at(inode);
  let bytes = 0;
  for (let chunk = first[entry] ?? 0; chunk < (first[entry + 1] ?? 0); chunk++) {
    // A chunk may stand in what is inflated for the one before.
    const isCounted = chunk > (first[entry] ?? 0) && start[chunk] === start[chunk - 1];
    if (!isCounted) bytes += (end[chunk] ?? 0) - (start[chunk] ?? 0);
  }
  return bytes;
}
