import { live, type Versions } from './versions.ts';

/** Which versions each layer made and which it ended, as two lists sorted by layer. */
export class LayerSpans {
  readonly #versions: Versions;
  /** Where each layer's versions start: they are numbered in the order of the layers. */
  readonly #madeStarts: Uint32Array;
  readonly #ended: Uint32Array;
  readonly #endedStarts: Uint32Array;

  constructor(versions: Versions, layers: number) {
    this.#versions = versions;
    this.#madeStarts = new Uint32Array(layers + 2);
    this.#endedStarts = new Uint32Array(layers + 2);
    for (let version = 0; version < versions.count; version++) {
      count(this.#madeStarts, versions.layer.at(version) + 1);
      const end = versions.end.at(version);
      if (end !== live) count(this.#endedStarts, end + 1);
    }
    accumulate(this.#madeStarts);
    accumulate(this.#endedStarts);
    this.#ended = this.#sortByEnd();
  }

  /** The versions that layers `first` to `last` made, in the order of their tars. */
  *made(first: number, last: number): Generator<number> {
    const end = this.#madeStarts[last + 1] ?? 0;
    for (let version = this.#madeStarts[first] ?? 0; version < end; version++) yield version;
  }

  /** The versions that layers `first` to `last` ended. */
  *ended(first: number, last: number): Generator<number> {
    const end = this.#endedStarts[last + 1] ?? 0;
    for (let i = this.#endedStarts[first] ?? 0; i < end; i++) yield this.#ended[i] ?? 0;
  }

  #sortByEnd(): Uint32Array {
    const next = this.#endedStarts.slice();
    const ended = new Uint32Array(this.#endedStarts.at(-1) ?? 0);
    for (let version = 0; version < this.#versions.count; version++) {
      const end = this.#versions.end.at(version);
      if (end === live) continue;
      ended[next[end] ?? 0] = version;
      count(next, end);
    }
    return ended;
  }
}

function count(counts: Uint32Array, position: number): void {
  counts[position] = (counts[position] ?? 0) + 1;
}

function accumulate(counts: Uint32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
}
