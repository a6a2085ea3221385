import { float64Column, uint32Column } from '../model/column.ts';
import { rootPath } from '../model/path-table.ts';
import { ContentCarriers } from './content-carriers.ts';
import type { ImageTree } from './image-tree.ts';

/**
 * What lies below each directory, at any layer, without a walk: for each directory a short history
 * of the layers that touched something below it.
 */
export class DirectoryBytes {
  /** Where each node's history starts in the columns below, which are sorted by node and layer. */
  readonly #starts: Uint32Array;
  readonly #layers: Uint32Array;
  /** Bytes below the node that are visible from this layer on. */
  readonly #live: Float64Array;
  /** Bytes that all layers up to this one brought or took away below the node. */
  readonly #moved: Float64Array;

  constructor(tree: ImageTree) {
    const log = readLog(tree);
    this.#starts = new Uint32Array(tree.nodeCount + 1);
    for (let i = 0; i < log.node.length; i++) {
      const after = log.node.at(i) + 1;
      this.#starts[after] = (this.#starts[after] ?? 0) + 1;
    }
    for (let node = 1; node <= tree.nodeCount; node++) {
      this.#starts[node] = (this.#starts[node] ?? 0) + (this.#starts[node - 1] ?? 0);
    }
    this.#layers = new Uint32Array(log.node.length);
    this.#live = new Float64Array(log.node.length);
    this.#moved = new Float64Array(log.node.length);
    this.#add(log);
  }

  /** Content bytes that are visible below the directory `node` at `layer`; hardlinks count once. */
  liveAt(node: number, layer: number): number {
    return this.#valueAt(this.#live, node, layer);
  }

  /** Bytes that layers `first` to `last` brought and took away below `node`, both counted. */
  movedBy(node: number, first: number, last: number): number {
    return this.#valueAt(this.#moved, node, last) - this.#valueAt(this.#moved, node, first - 1);
  }

  /** Whether layers `first` to `last` have records of anything below `node`, or hide any of it. */
  isTouched(node: number, first: number, last: number): boolean {
    return this.#newestUpTo(node, last) !== this.#newestUpTo(node, first - 1);
  }

  #valueAt(values: Float64Array, node: number, layer: number): number {
    const newest = this.#newestUpTo(node, layer);
    return newest === null ? 0 : (values[newest] ?? 0);
  }

  #newestUpTo(node: number, layer: number): number | null {
    const first = this.#starts[node] ?? 0;
    let low = first;
    let high = this.#starts[node + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#layers[middle] ?? 0) <= layer) low = middle + 1;
      else high = middle;
    }
    return low === first ? null : low - 1;
  }

  /** Sorts the log by node, which keeps the order of the layers, and sums it up. */
  #add(log: Log): void {
    const next = this.#starts.slice();
    for (let i = 0; i < log.node.length; i++) {
      const node = log.node.at(i);
      const at = next[node] ?? 0;
      const isFirst = at === this.#starts[node];
      this.#layers[at] = log.layer.at(i);
      this.#live[at] = log.grown.at(i) + (isFirst ? 0 : (this.#live[at - 1] ?? 0));
      this.#moved[at] = log.moved.at(i) + (isFirst ? 0 : (this.#moved[at - 1] ?? 0));
      next[node] = at + 1;
    }
  }
}

/** Directory by directory and layer by layer, what changed below. */
class Log {
  readonly node = uint32Column();
  readonly layer = uint32Column();
  readonly grown = float64Column();
  readonly moved = float64Column();
}

function readLog(tree: ImageTree): Log {
  const log = new Log();
  const sums = new LayerSums(tree);
  const carriers = new ContentCarriers(tree);
  for (let layer = 0; layer < tree.layerCount; layer++) {
    for (const { node, bytes } of carriers.changesBy(layer)) sums.add(node, bytes);
    sums.flush(layer, log);
  }
  return log;
}

/** The changes of one layer, summed up in every directory above them. */
class LayerSums {
  readonly #tree: ImageTree;
  readonly #grown: Float64Array;
  readonly #moved: Float64Array;
  readonly #isOpen: Uint8Array;
  #open: number[] = [];

  constructor(tree: ImageTree) {
    this.#tree = tree;
    this.#grown = new Float64Array(tree.nodeCount);
    this.#moved = new Float64Array(tree.nodeCount);
    this.#isOpen = new Uint8Array(tree.nodeCount);
  }

  /** Of something that is `node` itself, so what counts it are the directories above. */
  add(node: number, bytes: number): void {
    if (node === rootPath) return;
    const parent = this.#tree.parentOf(node);
    this.#grown[parent] = (this.#grown[parent] ?? 0) + bytes;
    this.#moved[parent] = (this.#moved[parent] ?? 0) + Math.abs(bytes);
    for (let at = parent; this.#isOpen[at] === 0; at = this.#tree.parentOf(at)) {
      this.#isOpen[at] = 1;
      this.#open.push(at);
    }
  }

  flush(layer: number, log: Log): void {
    // A parent has a smaller number than its children.
    for (const node of Uint32Array.from(this.#open).sort().reverse()) {
      const grown = this.#grown[node] ?? 0;
      const moved = this.#moved[node] ?? 0;
      log.node.push(node);
      log.layer.push(layer);
      log.grown.push(grown);
      log.moved.push(moved);
      this.#grown[node] = this.#moved[node] = this.#isOpen[node] = 0;
      if (node === rootPath) continue;
      const parent = this.#tree.parentOf(node);
      this.#grown[parent] = (this.#grown[parent] ?? 0) + grown;
      this.#moved[parent] = (this.#moved[parent] ?? 0) + moved;
    }
    this.#open = [];
  }
}
