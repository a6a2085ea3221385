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
  const duplicates: Duplicate[] = [];
  for (const [identity, copies] of liveCopies(tree, contents, names)) {
    const digest = contents.digestOf(identity);
    if (digest === null) continue;
    const bytes = tree.storedBytes(identity);
    const paths = copies.map((copy) => ({
      path: tree.pathOf(tree.versions.node.at(names.lastName(copy))),
      layer: tree.versions.layer.at(copy),
    }));
    paths.sort((a, b) => (a.path < b.path ? -1 : 1));
    duplicates.push({ digest, bytes, reclaimableBytes: bytes * (copies.length - 1), paths });
  }
  return duplicates.sort(
    (a, b) => b.reclaimableBytes - a.reclaimableBytes || (a.digest < b.digest ? -1 : 1),
  );
}

/** By identity, the live versions that store each content that more than one of them stores. */
function liveCopies(
  tree: ImageTree,
  contents: Contents,
  names: ContentNames,
): ReadonlyMap<number, readonly number[]> {
  const { count } = tree.versions;
  const isLiveCopy = (version: number): boolean =>
    tree.storedBytes(version) > 0 && names.isLive(version);
  const copiesOf = new Uint32Array(count);
  for (let version = 0; version < count; version++) {
    const identity = contents.identityOf(version);
    if (isLiveCopy(version)) copiesOf[identity] = (copiesOf[identity] ?? 0) + 1;
  }
  const copies = new Map<number, number[]>();
  for (let version = 0; version < count; version++) {
    const identity = contents.identityOf(version);
    if ((copiesOf[identity] ?? 0) < 2 || !isLiveCopy(version)) continue;
    const others = copies.get(identity);
    if (others === undefined) copies.set(identity, [version]);
    else others.push(version);
  }
  return copies;
}
