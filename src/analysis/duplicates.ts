import type { ImageTree } from '../filesystem/image-tree.ts';
import type { ContentNames } from './content-names.ts';
import type { Contents } from './contents.ts';
import type { ByteString } from '../model/byte-string.ts';
import type { Digest } from '../model/digest.ts';

/** One content that is live at several paths. */
export interface Duplicate {
  readonly digest: Digest;
  /** Of one copy. */
  readonly bytes: number;
  /** What keeping one copy would save. */
  readonly reclaimableBytes: number;
  readonly paths: readonly { readonly path: ByteString; readonly layer: number }[];
}

/** Contents that the final filesystem shows at several paths, each stored by itself. */
export function findDuplicates(
  tree: ImageTree,
  contents: Contents,
  names: ContentNames,
): readonly Duplicate[] {
  const duplicates: Duplicate[] = [];
  for (const [identity, all] of contents.copies) {
    const copies = all.filter((version) => names.isLive(version));
    const digest = contents.digestOf(identity);
    if (copies.length < 2 || digest === null) continue;
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
