import { changeOf } from '../analysis/change.ts';
import type { Contents } from '../analysis/contents.ts';
import { compressedBytesOf } from '../filesystem/compressed-bytes.ts';
import { attributesOf } from '../filesystem/file-attributes.ts';
import type { ImageTree } from '../filesystem/image-tree.ts';
import type { ListedChange, ListedEntry } from '../report/listing.ts';

/** All paths of the final filesystem, in order. */
export function listFinal(tree: ImageTree): readonly ListedEntry[] {
  const versions = [...tree.stateAt(tree.layerCount - 1)];
  return sorted(versions.map((version) => entryOf(tree, version, null)));
}

/** All paths that one layer added, modified or removed, in order. */
export function listChanges(
  tree: ImageTree,
  contents: Contents,
  layer: number,
): readonly ListedEntry[] {
  const entries: ListedEntry[] = [];
  for (const path of tree.changes(layer, layer)) {
    const change = changeOf(tree, contents, path);
    if (change === null || change.kind === 'unmodified') continue;
    const version = change.kind === 'removed' ? change.before : change.after;
    entries.push(entryOf(tree, version, change.kind));
  }
  return sorted(entries);
}

function entryOf(tree: ImageTree, version: number, change: ListedChange | null): ListedEntry {
  const { versions } = tree;
  const attributes = attributesOf(tree, version);
  return {
    path: tree.pathOf(versions.node.at(version)),
    type: tree.typeOf(version),
    size: tree.contentBytes(version),
    compressedBytes: compressedBytesOf(tree, version),
    mode: attributes?.mode ?? null,
    uid: attributes?.uid ?? null,
    gid: attributes?.gid ?? null,
    mtime: attributes?.mtime ?? null,
    linkTarget: tree.linkTarget(version),
    layer: versions.layer.at(version),
    change,
  };
}

/** By the bytes of the path. */
function sorted(entries: readonly ListedEntry[]): readonly ListedEntry[] {
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}
