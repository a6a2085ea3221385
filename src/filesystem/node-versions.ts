import type { Versions } from './versions.ts';

/** Which versions each node has, as one list sorted by node and, within a node, by layer. */
export class NodeVersions {
  readonly #versions: Versions;
  readonly #sorted: Uint32Array;
  readonly #starts: Uint32Array;

  constructor(versions: Versions, nodes: number) {
    this.#versions = versions;
    const starts = new Uint32Array(nodes + 1);
    for (let version = 0; version < versions.count; version++) {
      const node = versions.node.at(version);
      starts[node + 1] = (starts[node + 1] ?? 0) + 1;
    }
    for (let node = 1; node <= nodes; node++) {
      starts[node] = (starts[node] ?? 0) + (starts[node - 1] ?? 0);
    }
    this.#starts = starts;
    this.#sorted = this.#sort();
  }

  /** All versions of `node`, oldest first. */
  of(node: number): Uint32Array {
    return this.#sorted.subarray(this.#starts[node], this.#starts[node + 1]);
  }

  /** The newest version of `node` that layers up to `layer` made, or null. */
  newestUpTo(node: number, layer: number): number | null {
    const first = this.#starts[node] ?? 0;
    let low = first;
    let high = this.#starts[node + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#versions.layer.at(this.#sorted[middle] ?? 0) <= layer) low = middle + 1;
      else high = middle;
    }
    return low === first ? null : (this.#sorted[low - 1] ?? null);
  }

  /** Versions are numbered in the order of the layers. */
  #sort(): Uint32Array {
    const sorted = new Uint32Array(this.#versions.count);
    const next = this.#starts.slice();
    for (let version = 0; version < sorted.length; version++) {
      const node = this.#versions.node.at(version);
      const at = next[node] ?? 0;
      sorted[at] = version;
      next[node] = at + 1;
    }
    return sorted;
  }
}
