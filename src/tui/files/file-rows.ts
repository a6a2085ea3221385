import type { ImageTree } from '../../filesystem/image-tree.ts';
import { uint16Column, uint32Column } from '../../model/column.ts';
import { rememberLast } from '../screen/remember.ts';
import { rootPath } from '../../model/path-table.ts';
import type { ChildOrder } from './child-order.ts';
import type { Folding } from './folding.ts';

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
  ) {
    const nodes = uint32Column();
    const depths = uint16Column();
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
      nodes.push(node);
      depths.push(depth);
      const start = starts[node] ?? 0;
      const end = starts[node + 1] ?? 0;
      if (folding[node] === 0 || start === end) continue;
      order.sort(node);
      depth++;
      open[depth] = start;
      ends[depth] = end;
    }
    this.nodes = nodes.toArray();
    this.depths = depths.toArray();
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
