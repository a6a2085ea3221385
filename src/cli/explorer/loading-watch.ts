import type { LayerProgress, LoadingProgress } from '../../tui/msg.ts';
import type { Progress } from '../progress.ts';

/** Milliseconds. */
const betweenUpdates = 50;

/** Passes on how far loading has come, as often as anybody can see it. */
export class LoadingWatch implements Progress {
  readonly #tell: (progress: LoadingProgress) => void;
  readonly #now: () => number;
  #start: number;
  #state: LoadingProgress = {
    waitingFor: null,
    layers: null,
    finished: 0,
    bytes: 0,
    expectedBytes: null,
    underWay: [],
    seconds: 0,
  };
  readonly #underWay = new Map<number, LayerProgress>();
  #toldAt = -Infinity;

  /** `now` tells milliseconds. */
  constructor(tell: (progress: LoadingProgress) => void, now: () => number) {
    this.#tell = tell;
    this.#now = now;
    this.#start = now();
  }

  /** Told at once: nothing may happen for long after it. */
  waitFor(what: string): void {
    this.#toldAt = -Infinity;
    this.#update({ ...this.#state, waitingFor: what });
  }

  expectBytes(expectedBytes: number): void {
    this.#update({ ...this.#state, expectedBytes });
  }

  expect(layers: number): void {
    this.#update({ ...this.#state, layers });
  }

  startLayer(layer: number, size: number): void {
    this.#underWay.set(layer, { layer, bytes: 0, size });
  }

  read(bytes: number, layer = -1): void {
    // What was waited for does not make reading slower.
    if (this.#state.waitingFor !== null) this.#start = this.#now();
    const known = this.#underWay.get(layer);
    if (known !== undefined) this.#underWay.set(layer, { ...known, bytes: known.bytes + bytes });
    this.#update({ ...this.#state, waitingFor: null, bytes: this.#state.bytes + bytes });
  }

  finishLayer(layer: number): void {
    this.#underWay.delete(layer);
    this.#update({ ...this.#state, finished: this.#state.finished + 1 });
  }

  #update(state: LoadingProgress): void {
    const now = this.#now();
    this.#state = { ...state, seconds: (now - this.#start) / 1000 };
    if (now - this.#toldAt < betweenUpdates) return;
    this.#toldAt = now;
    this.#tell({ ...this.#state, underWay: [...this.#underWay.values()] });
  }
}
