import type { Versions } from './versions.ts';

/** Which versions each node has, as one list sorted by node and, within a node, by layer. */
export class NodeVersions {
  readonly #versions: Versions;
  readonly #sorted: Uint32Array;
  readonly #starts: Uint32Array;

  constructor(versions: Versions, nodes: number) {
    this.#versions = versions;
    this.#sorted = new Uint32Array(versions.count);
    this.#starts = new Uint32Array(nodes + 1);
    this.#sort();
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
  #sort(): void {
    const starts = this.#starts;
    const { node: nodes, count } = this.#versions;
    for (let version = 0; version < count; version++) {
      const node = nodes.at(version);
      starts[node] = (starts[node] ?? 0) + 1;
    }
    for (let node = 1; node < starts.length; node++) {
      starts[node] = (starts[node] ?? 0) + (starts[node - 1] ?? 0);
    }
    // What is a list's end goes down to its start as its versions are put there, the last one first.
    for (let version = count - 1; version >= 0; version--) {
      const node = nodes.at(version);
      const at = (starts[node] ?? 0) - 1;
      this.#sorted[at] = version;
      starts[node] = at;
    }
  }
}
