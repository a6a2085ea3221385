import { uint32Column } from '../model/column.ts';
import type { Versions } from './versions.ts';

/** Which versions each layer made and which it ended, taken down as layers are put on. */
export class LayerSpans {
  readonly #versions: Versions;
  /** Where each layer's versions start: they are numbered in the order of the layers. */
  readonly #madeStarts: number[] = [];
  readonly #ended = uint32Column();
  readonly #endedStarts: number[] = [];

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  /** One more layer comes. What is there before the first one counts as made by that. */
  addLayer(): void {
    this.#madeStarts.push(this.#madeStarts.length === 0 ? 0 : this.#versions.count);
    this.#endedStarts.push(this.#ended.length);
  }

  /** The layer that came last ends a version. */
  end(version: number): void {
    this.#ended.push(version);
  }

  /** The versions that layers `first` to `last` made, in the order of their tars. */
  *made(first: number, last: number): Generator<number> {
    const end = this.#madeStarts[last + 1] ?? this.#versions.count;
    for (let version = this.#madeStarts[first] ?? end; version < end; version++) yield version;
  }

  /** The versions that layers `first` to `last` ended. */
  *ended(first: number, last: number): Generator<number> {
    const end = this.#endedStarts[last + 1] ?? this.#ended.length;
    for (let i = this.#endedStarts[first] ?? end; i < end; i++) yield this.#ended.at(i);
  }
}
