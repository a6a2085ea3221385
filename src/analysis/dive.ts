import type { ImageTree } from '../filesystem/image-tree.ts';
import { rootPath } from '../model/path-table.ts';
import type { DiveFigures } from './analysis.ts';
import { DiveLayer } from './dive-layer.ts';
import { DiveStack } from './dive-stack.ts';

/**
 * dive 0.13's efficiency, wasted bytes and user-wasted percentage, so that thresholds can be
 * carried over. It looks at leaves only: a path seen in several layers counts its smallest size
 * against the sum of its sizes. A whiteout counts as a sighting: of 0 bytes if it hides a file, of
 * all that dive's own stack of the lower layers holds there if it hides a directory.
 */
export function diveFigures(tree: ImageTree): DiveFigures {
  const stack = new DiveStack(tree);
  const sightings = new Sightings(tree.nodeCount);
  let userBytes = 0;
  for (const [layer, index] of tree.layers.entries()) {
    const nodes = tree.nodesOfLayer(layer);
    const paths = new DiveLayer(index);
    for (let path = 1; path < nodes.length; path++) {
      if (paths.isLeaf(path)) sightings.add(nodes[path] ?? rootPath, paths.sizeOf(path));
    }
    const hidden = [...paths.whiteouts].map((path) => nodes[path] ?? rootPath);
    for (const [node, size] of stack.directorySizes(hidden)) sightings.add(node, size);
    stack.put(paths, nodes);
    if (layer > 0) userBytes += index.size.reduce((sum, size) => sum + size, 0);
  }
  return {
    efficiency: sightings.seen === 0 ? 1 : sightings.smallest / sightings.seen,
    wastedBytes: sightings.repeated,
    userWastedPercent: userBytes === 0 ? 0 : sightings.repeated / userBytes,
  };
}

/** The sizes with which each path was seen. */
class Sightings {
  readonly #count: Uint32Array;
  readonly #sum: Float64Array;
  readonly #least: Float64Array;

  constructor(nodes: number) {
    this.#count = new Uint32Array(nodes);
    this.#sum = new Float64Array(nodes);
    this.#least = new Float64Array(nodes);
  }

  add(node: number, size: number): void {
    const count = this.#count[node] ?? 0;
    this.#count[node] = count + 1;
    this.#sum[node] = (this.#sum[node] ?? 0) + size;
    this.#least[node] = count === 0 ? size : Math.min(size, this.#least[node] ?? 0);
  }

  get seen(): number {
    return this.#sum.reduce((total, sum) => total + sum, 0);
  }

  get smallest(): number {
    return this.#least.reduce((total, least) => total + least, 0);
  }

  /** Bytes of paths that were seen more than once. */
  get repeated(): number {
    return this.#sum.reduce((total, sum, i) => total + ((this.#count[i] ?? 0) > 1 ? sum : 0), 0);
  }
}
