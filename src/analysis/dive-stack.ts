import type { ImageTree } from '../filesystem/image-tree.ts';
import { LiveChildren } from '../filesystem/live-children.ts';
import { rootPath } from '../model/path-table.ts';
import type { DiveLayer } from './dive-layer.ts';

/** dive's stack of the layers so far, which knows no opaque directories and forgets metadata. */
export class DiveStack {
  readonly #tree: ImageTree;
  /** 0 absent, 1 present, 2 present as a directory. */
  readonly #presence: Uint8Array;
  readonly #size: Float64Array;
  /** What is present below each node. */
  readonly #children = new LiveChildren();

  constructor(tree: ImageTree) {
    this.#tree = tree;
    this.#presence = new Uint8Array(tree.nodeCount);
    this.#size = new Float64Array(tree.nodeCount);
    this.#children.addNodes(tree.nodeCount);
  }

  /** For each node the bytes at and below it, 0 unless the stack has it for a directory. */
  directorySizes(nodes: readonly number[]): ReadonlyMap<number, number> {
    const sums = new Map<number, number>();
    // Children have larger numbers than their parents: what is inside is summed once.
    for (const node of nodes.toSorted((a, b) => b - a)) sums.set(node, this.#sumBelow(node, sums));
    return new Map(
      nodes.map((node) => [node, this.#isDirectory(node) ? (sums.get(node) ?? 0) : 0]),
    );
  }

  put(paths: DiveLayer, nodes: Uint32Array): void {
    for (const path of paths.whiteouts) {
      if (paths.hidesFirst(path)) this.#remove(nodes[path] ?? rootPath);
    }
    for (let path = 1; path < nodes.length; path++) {
      if (!paths.isPresent(path)) continue;
      const node = nodes[path] ?? rootPath;
      if (this.#presence[node] === 0) this.#children.link(this.#tree.parentOf(node), node);
      this.#presence[node] = paths.isDirectory(path) ? 2 : 1;
      this.#size[node] = paths.sizeOf(path);
    }
    for (const path of paths.whiteouts) {
      if (!paths.hidesFirst(path)) this.#remove(nodes[path] ?? rootPath);
    }
  }

  #isDirectory(node: number): boolean {
    return this.#presence[node] === 2;
  }

  #sumBelow(node: number, known: ReadonlyMap<number, number>): number {
    if (this.#presence[node] === 0) return 0;
    let sum = 0;
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const inside = known.get(at);
      sum += inside ?? this.#size[at] ?? 0;
      if (inside !== undefined) continue;
      for (const child of this.#children.of(at)) open.push(child);
    }
    return sum;
  }

  #remove(node: number): void {
    if (this.#presence[node] === 0) return;
    this.#children.unlink(this.#tree.parentOf(node), node);
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      this.#presence[at] = 0;
      for (const child of this.#children.take(at)) open.push(child);
    }
  }
}
