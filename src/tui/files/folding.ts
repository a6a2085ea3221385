import type { ImageTree } from '../../filesystem/image-tree.ts';
import { rootPath } from '../../model/path-table.ts';
import { childCount, type ChildLists } from './child-lists.ts';

/** Which directories are expanded: 1 at the place of each. It outlives the look. */
export type Folding = Readonly<Uint8Array>;

/** A tree of so few paths is expanded from the start. */
const smallTree = 40;

/**
 * At the start, what is shown is the top level; an only child is expanded, so that nobody opens a
 * directory to find but another one.
 */
export function foldingStart({ nodeCount }: ImageTree, lists: ChildLists): Folding {
  if (nodeCount - 1 <= smallTree) return allOpen(nodeCount);
  const folding = allClosed(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const only = lists.children[lists.starts[node] ?? 0];
    if (only !== undefined && childCount(lists, node) === 1) folding[only] = 1;
  }
  return folding;
}

export function allOpen(nodeCount: number): Uint8Array {
  return new Uint8Array(nodeCount).fill(1);
}

export function allClosed(nodeCount: number): Uint8Array {
  return new Uint8Array(nodeCount);
}

export function isOpen(folding: Folding, node: number): boolean {
  return folding[node] === 1;
}

export function toggled(folding: Folding, node: number): Folding {
  const changed = folding.slice();
  changed[node] = isOpen(folding, node) ? 0 : 1;
  return changed;
}

/** With every directory above `node` expanded; the same object if they are. */
export function openAbove(folding: Folding, node: number, tree: ImageTree): Folding {
  let changed: Uint8Array | null = null;
  for (let at = tree.parentOf(node); at !== rootPath; at = tree.parentOf(at)) {
    if (isOpen(folding, at)) continue;
    changed ??= folding.slice();
    changed[at] = 1;
  }
  return changed ?? folding;
}

export function sameFolding(a: Folding, b: Folding): boolean {
  return a.every((open, node) => open === b[node]);
}
