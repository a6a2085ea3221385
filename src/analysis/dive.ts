import type { ImageTree } from '../filesystem/image-tree.ts';
import { entryKinds } from '../model/entry-kind.ts';
import type { LayerIndex } from '../model/layer-index.ts';
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
  // Only what a whiteout hides is asked of the stack.
  const stack = tree.layers.some(hidesPaths) ? new DiveStack(tree) : null;
  const sightings = new Sightings(tree.nodeCount);
  let userBytes = 0;
  for (const [layer, index] of tree.layers.entries()) {
    const nodes = tree.nodesOfLayer(layer);
    const paths = new DiveLayer(index);
    for (let path = 1; path < nodes.length; path++) {
      if (paths.isLeaf(path)) sightings.add(nodes[path] ?? rootPath, paths.sizeOf(path));
    }
    if (stack !== null) {
      const hidden = [...paths.whiteouts].map((path) => nodes[path] ?? rootPath);
      for (const [node, size] of stack.directorySizes(hidden)) sightings.add(node, size);
      stack.put(paths, nodes);
    }
    if (layer > 0) userBytes += paths.bytes;
  }
  return {
    efficiency: sightings.seen === 0 ? 1 : sightings.smallest / sightings.seen,
    wastedBytes: sightings.repeated,
    userWastedPercent: userBytes === 0 ? 0 : sightings.repeated / userBytes,
  };
}

function hidesPaths(index: LayerIndex): boolean {
  return index.kind.includes(entryKinds.indexOf('whiteout'));
}

/** The sizes with which each path was seen, added up as they come. */
class Sightings {
  /** 0, 1, or 2 for more often. */
  readonly #times: Uint8Array;
  readonly #least: Float64Array;
  #seen = 0;
  #smallest = 0;
  #repeated = 0;

  constructor(nodes: number) {
    this.#times = new Uint8Array(nodes);
    this.#least = new Float64Array(nodes);
  }

  add(node: number, size: number): void {
    const times = this.#times[node] ?? 0;
    const least = this.#least[node] ?? 0;
    const smaller = times === 0 ? size : Math.min(size, least);
    this.#times[node] = Math.min(times + 1, 2);
    this.#least[node] = smaller;
    this.#seen += size;
    this.#smallest += smaller - least;
    // Of one sighting, the smallest size is all that was seen.
    if (times > 0) this.#repeated += times === 1 ? least + size : size;
  }

  /** Bytes of all sightings. */
  get seen(): number {
    return this.#seen;
  }

  /** Bytes of the smallest sighting of each path. */
  get smallest(): number {
    return this.#smallest;
  }

  /** Bytes of paths that were seen more than once. */
  get repeated(): number {
    return this.#repeated;
  }
}
