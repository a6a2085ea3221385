import type { ImageTree } from '../../filesystem/image-tree.ts';
import { type ChildLists, childCount } from './child-lists.ts';

/** The children of each directory in order: sorted when first asked for. */
export class ChildOrder implements ChildLists {
  readonly starts: Uint32Array;
  readonly children: Uint32Array;
  readonly #isSorted: Uint8Array;
  readonly #figureOf: ((node: number) => number) | null;
  readonly #figures: Float64Array;
  readonly #compare: (a: number, b: number) => number;

  /** By a figure, the largest first, or by name if that is null; or the other way round. */
  constructor(
    tree: ImageTree,
    lists: ChildLists,
    figureOf: ((node: number) => number) | null,
    isReversed: boolean,
  ) {
    this.starts = lists.starts;
    this.children = lists.children.slice();
    this.#isSorted = new Uint8Array(tree.nodeCount);
    this.#figureOf = figureOf;
    this.#figures = new Float64Array(figureOf === null ? 0 : tree.nodeCount);
    this.#compare = this.#comparison(tree, isReversed ? -1 : 1);
  }

  /** Puts the children of `node` in order. */
  sort(node: number): void {
    if (this.#isSorted[node] === 1) return;
    this.#isSorted[node] = 1;
    if (childCount(this, node) < 2) return;
    const children = this.children.subarray(this.starts[node], this.starts[node + 1]);
    if (this.#figureOf !== null) {
      for (const child of children) this.#figures[child] = this.#figureOf(child);
    }
    children.sort(this.#compare);
  }

  #comparison(tree: ImageTree, direction: 1 | -1): (a: number, b: number) => number {
    const { names } = tree;
    const byName = (a: number, b: number): number =>
      names.compare(tree.nameIdOf(a), tree.nameIdOf(b));
    if (this.#figureOf === null) return (a, b) => direction * byName(a, b);
    const figures = this.#figures;
    return (a, b) => direction * ((figures[b] ?? 0) - (figures[a] ?? 0)) || byName(a, b);
  }
}
