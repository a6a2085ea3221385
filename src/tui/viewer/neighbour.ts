import type { ImageTree } from '../../filesystem/image-tree.ts';

/** The version of the same path that is `by` further on; null where there is none. */
export function neighbourOf(tree: ImageTree, version: number, by: 1 | -1): number | null {
  const all = tree.versionsOf(tree.versions.node.at(version));
  return all[all.indexOf(version) + by] ?? null;
}
