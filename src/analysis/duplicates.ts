import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Duplicate } from './analysis.ts';
import type { ContentNames } from './content-names.ts';
import type { Contents } from './contents.ts';

/** Contents that the final filesystem shows at several paths, each stored by itself. */
export function findDuplicates(
  tree: ImageTree,
  contents: Contents,
  names: ContentNames,
): readonly Duplicate[] {
  return liveCopies(tree, contents, names)
    .flatMap((copies) => {
      const [first] = copies;
      const digest = first === undefined ? null : contents.digestOf(first);
      if (first === undefined || digest === null || copies.length < 2) return [];
      const bytes = tree.storedBytes(first);
      const paths = copies.map((copy) => ({
        path: tree.pathOf(tree.versions.node.at(names.lastName(copy))),
        layer: tree.versions.layer.at(copy),
      }));
      paths.sort((a, b) => (a.path < b.path ? -1 : 1));
      return [{ digest, bytes, reclaimableBytes: bytes * (copies.length - 1), paths }];
    })
    .sort((a, b) => b.reclaimableBytes - a.reclaimableBytes || (a.digest < b.digest ? -1 : 1));
}

/** The live stored versions of each content. */
function liveCopies(tree: ImageTree, contents: Contents, names: ContentNames): number[][] {
  const byContent = new Map<number, number[]>();
  for (let version = 0; version < tree.versions.count; version++) {
    if (tree.storedBytes(version) === 0 || !names.isLive(version)) continue;
    const identity = contents.identityOf(version);
    const copies = byContent.get(identity);
    if (copies === undefined) byContent.set(identity, [version]);
    else copies.push(version);
  }
  return [...byContent.values()];
}
