import { uint32Column } from '../model/column.ts';

/** Which versions each layer made and which it ended, taken down as layers are put on. */
export class LayerSpans {
  /** Where each layer's versions start: they are numbered in the order of the layers. */
  readonly #madeStarts: number[] = [];
  readonly #ended = uint32Column();
  readonly #endedStarts: number[] = [];

  /** One more layer comes, when there are `versions` of those below it. */
  addLayer(versions: number): void {
    this.#madeStarts.push(versions);
    this.#endedStarts.push(this.#ended.length);
  }

  /** The layer that came last ends a version. */
  end(version: number): void {
    this.#ended.push(version);
  }

  /** The versions that layers `first` to `last` made, in the order of their tars. */
  *made(first: number, last: number, versions: number): Generator<number> {
    const end = this.#madeStarts[last + 1] ?? versions;
    for (let version = this.#madeStarts[first] ?? end; version < end; version++) yield version;
  }

  /** The versions that layers `first` to `last` ended. */
  *ended(first: number, last: number): Generator<number> {
    const end = this.#endedStarts[last + 1] ?? this.#ended.length;
    for (let i = this.#endedStarts[first] ?? end; i < end; i++) yield this.#ended.at(i);
  }
}
