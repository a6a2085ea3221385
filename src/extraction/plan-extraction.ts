import type { ImageTree } from '../filesystem/image-tree.ts';
import { sliceBytes } from '../model/byte-string.ts';
import { rootPath } from '../model/path-table.ts';
import type { Extraction, Item, LinkItem } from './extraction.ts';

/**
 * Plans to write what the directory `root` (a node) holds at `layer`, by paths that start below
 * it. Every path is a chain of real directories of the plan; links are never on the way.
 */
export function planExtraction(
  tree: ImageTree,
  layer: number,
  root: number,
  contentOf: Extraction['contentOf'],
): Extraction {
  const directories: Item[] = [];
  const named: Item[] = [];
  const specials: Item[] = [];
  const symlinks: Item[] = [];
  const above = root === rootPath ? 0 : tree.pathOf(root).length + 1;
  const lists = {
    file: named,
    directory: directories,
    symlink: symlinks,
    'character-device': specials,
    'block-device': specials,
    fifo: specials,
  };
  for (const version of tree.stateAt(layer, root)) {
    const path = sliceBytes(tree.pathOf(tree.versions.node.at(version)), above);
    lists[tree.typeOf(version)].push({ path, version });
  }
  const { files, hardlinks } = shareContents(tree, named);
  return { tree, contentOf, directories, files, hardlinks, specials, symlinks };
}

/**
 * Sets the first name of each content apart from the others. Versions are numbered by layer, and in
 * a layer in the order of its tar, so contents come in the order in which layers are read.
 */
function shareContents(
  { versions: { inode } }: ImageTree,
  named: readonly Item[],
): { readonly files: readonly Item[]; readonly hardlinks: readonly LinkItem[] } {
  const files: Item[] = [];
  const hardlinks: LinkItem[] = [];
  const sorted = named.toSorted(
    (a, b) => inode.at(a.version) - inode.at(b.version) || a.version - b.version,
  );
  for (const item of sorted) {
    const first = files.at(-1);
    if (first !== undefined && inode.at(first.version) === inode.at(item.version)) {
      hardlinks.push({ ...item, target: first.path });
    } else {
      files.push(item);
    }
  }
  return { files, hardlinks };
}
