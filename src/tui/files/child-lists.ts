import type { ImageTree } from '../../filesystem/image-tree.ts';
import { rootPath } from '../../model/path-table.ts';

/**
 * What any layer ever put directly below each node: of node `n`, `children` from `starts[n]` up to
 * `starts[n + 1]`.
 */
export interface ChildLists {
  readonly starts: Uint32Array;
  readonly children: Uint32Array;
}

export function childLists(tree: ImageTree): ChildLists {
  const { nodeCount } = tree;
  const starts = new Uint32Array(nodeCount + 1);
  for (let node = rootPath + 1; node < nodeCount; node++) {
    const after = tree.parentOf(node) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let node = 0; node < nodeCount; node++) {
    starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  }
  const next = starts.slice();
  const children = new Uint32Array(nodeCount - 1);
  for (let node = rootPath + 1; node < nodeCount; node++) {
    const parent = tree.parentOf(node);
    const at = next[parent] ?? 0;
    children[at] = node;
    next[parent] = at + 1;
  }
  return { starts, children };
}

export function childCount({ starts }: ChildLists, node: number): number {
  return (starts[node + 1] ?? 0) - (starts[node] ?? 0);
}
