import type { ImageTree } from '../../filesystem/image-tree.ts';

/** Bytes of a version's content as a reader sees it: with the holes of a sparse file. */
export function fileSize(tree: ImageTree, version: number): number {
  const { inode, layer, entry } = tree.versions;
  const stored = inode.at(version);
  const sparse = tree.layers[layer.at(stored)]?.sparse.get(entry.at(stored));
  return sparse?.size ?? tree.contentBytes(version);
}
