import type { ImageTree } from '../filesystem/image-tree.ts';
import { rootPath } from '../model/path-table.ts';
import type { DiveLayer } from './dive-layer.ts';

/** dive's stack of the layers so far, which knows no opaque directories and forgets metadata. */
export class DiveStack {
  readonly #tree: ImageTree;
  readonly #present: Uint8Array;
  readonly #directory: Uint8Array;
  readonly #size: Float64Array;

  constructor(tree: ImageTree) {
    this.#tree = tree;
    this.#present = new Uint8Array(tree.nodeCount);
    this.#directory = new Uint8Array(tree.nodeCount);
    this.#size = new Float64Array(tree.nodeCount);
  }

  /** For each node the bytes at and below it, 0 unless the stack has it for a directory. */
  directorySizes(nodes: readonly number[]): ReadonlyMap<number, number> {
    const sizes = new Map<number, number>();
    // Children have larger numbers than their parents: what is inside is summed once.
    for (const node of [...nodes].sort((a, b) => b - a)) {
      let sum = 0;
      if (this.#present[node] === 1 && this.#directory[node] === 1) {
        this.#visit(node, (at) => {
          const known = at === node ? 0 : (sizes.get(at) ?? 0);
          sum += known > 0 ? known : (this.#size[at] ?? 0);
          return known === 0;
        });
      }
      sizes.set(node, sum);
    }
    return sizes;
  }

  put(paths: DiveLayer, nodes: Uint32Array): void {
    for (const path of paths.whiteouts) {
      if (paths.hidesFirst(path)) this.#remove(nodes[path] ?? rootPath);
    }
    for (let path = 1; path < nodes.length; path++) {
      if (!paths.isPresent(path)) continue;
      const node = nodes[path] ?? rootPath;
      this.#present[node] = 1;
      this.#directory[node] = paths.isDirectory(path) ? 1 : 0;
      this.#size[node] = paths.sizeOf(path);
    }
    for (const path of paths.whiteouts) {
      if (!paths.hidesFirst(path)) this.#remove(nodes[path] ?? rootPath);
    }
  }

  #remove(node: number): void {
    this.#visit(node, (at) => {
      this.#present[at] = 0;
      return true;
    });
  }

  /** Calls `visitor` for `node` and what is present below it, as long as it says to go deeper. */
  #visit(node: number, visitor: (node: number) => boolean): void {
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (this.#present[at] !== 1 || !visitor(at)) continue;
      for (const child of this.#tree.everyChild(at)) open.push(child);
    }
  }
}
