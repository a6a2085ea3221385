import type { ImageTree } from '../../filesystem/image-tree.ts';
import { rememberLast } from '../screen/remember.ts';
import { rootPath } from '../../model/path-table.ts';
import type { ChildOrder } from './child-order.ts';
import type { Folding } from './folding.ts';

/** Where rows are put until it is known how many there are; the next rows can be put there, too. */
export interface RowScratch {
  readonly nodes: Uint32Array;
  readonly depths: Uint16Array;
}

/** Room for every path there is. */
export function rowScratch({ nodeCount }: ImageTree): RowScratch {
  return { nodes: new Uint32Array(nodeCount), depths: new Uint16Array(nodeCount) };
}

/** The rows of the tree from the top, as numbers: what they say is made when they are shown. */
export class FileRows {
  readonly nodes: Uint32Array;
  /** How many directories each row stands below, without the root. */
  readonly depths: Uint16Array;
  readonly #tree: ImageTree;

  /** `isShown` is asked of what stands in a directory that is shown and expanded. */
  constructor(
    tree: ImageTree,
    order: ChildOrder,
    folding: Folding,
    isShown: (node: number) => boolean,
    scratch = rowScratch(tree),
  ) {
    const { nodes, depths } = scratch;
    let count = 0;
    const { starts, children } = order;
    // Of each directory that is open now, where its children go on.
    const open = [starts[rootPath] ?? 0];
    const ends = [starts[rootPath + 1] ?? 0];
    order.sort(rootPath);
    for (let depth = 0; depth >= 0;) {
      const at = open[depth] ?? 0;
      if (at === ends[depth]) {
        depth--;
        continue;
      }
      open[depth] = at + 1;
      const node = children[at] ?? 0;
      if (!isShown(node)) continue;
      nodes[count] = node;
      depths[count++] = depth;
      const start = starts[node] ?? 0;
      const end = starts[node + 1] ?? 0;
      if (folding[node] === 0 || start === end) continue;
      order.sort(node);
      depth++;
      open[depth] = start;
      ends[depth] = end;
    }
    this.nodes = nodes.slice(0, count);
    this.depths = depths.slice(0, count);
    this.#tree = tree;
  }

  get count(): number {
    return this.nodes.length;
  }

  /** The row of `node`, or null. */
  rowOf(node: number): number | null {
    const row = this.nodes.indexOf(node);
    return row === -1 ? null : row;
  }

  /** The row of `node`, or else of the nearest directory above that has one; in the end the first. */
  readonly rowNear = rememberLast((node: number): number => {
    for (let at = node; at !== rootPath; at = this.#tree.parentOf(at)) {
      const row = this.rowOf(at);
      if (row !== null) return row;
    }
    return 0;
  });
}
