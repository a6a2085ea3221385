import { escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import type { Arrival } from '../sources/arrival.ts';
import type { Output } from './io.ts';

/** Told by whoever brings the image, and by whoever reads its layers. */
export interface Progress extends Arrival {
  /** How many layers there are to read. */
  expect(layers: number): void;
  /** A layer of `size` stored bytes begins to be read; several may be at a time. */
  startLayer(layer: number, size: number): void;
  /** More bytes went by: of a layer that was started, or of what comes in order. */
  read(bytes: number, layer?: number): void;
  finishLayer(layer: number): void;
}

export const silentProgress: Progress = {
  waitFor() {},
  expectBytes() {},
  expect() {},
  startLayer() {},
  read() {},
  finishLayer() {},
};

export interface ProgressState {
  /** Null as long as nobody knows. */
  readonly layers: number | null;
  readonly finished: number;
  readonly bytes: number;
  /** About how many there will be; null as long as nobody knows. */
  readonly expectedBytes: number | null;
}

/** `layer 3 of 12 · 1.21 GB · 402 MB/s`, of what was done in `seconds`. */
export function renderProgress(state: ProgressState, seconds: number): string {
  const { layers, finished, bytes, expectedBytes } = state;
  const rate = seconds > 0 ? Math.round(bytes / seconds) : 0;
  const place =
    layers === null || layers === 0
      ? 'reading'
      : `layer ${Math.min(finished + 1, layers)} of ${layers}`;
  const of =
    expectedBytes === null || bytes > expectedBytes ? '' : ` of about ${formatSize(expectedBytes)}`;
  return `${place} · ${formatSize(bytes)}${of} · ${formatSize(rate)}/s`;
}

/** Work shorter than this shows nothing; milliseconds. */
const patience = 500;
const betweenUpdates = 100;

/**
 * Shows progress on the last line of a terminal, and takes it away at the end. It writes when it
 * is told something, at most ten times a second: there is no timer to keep or to forget.
 */
export class ProgressLine implements Progress {
  readonly #output: Output;
  readonly #now: () => number;
  #start: number;
  #isWaiting = false;
  #state: ProgressState = { layers: null, finished: 0, bytes: 0, expectedBytes: null };
  #shownAt: number | null = null;

  /** `now` tells milliseconds. */
  constructor(output: Output, now: () => number) {
    this.#output = output;
    this.#now = now;
    this.#start = now();
  }

  /** Shown at once: nothing may be told for long after it. */
  waitFor(what: string): void {
    this.#isWaiting = true;
    this.#show(what);
  }

  expectBytes(expectedBytes: number): void {
    this.#state = { ...this.#state, expectedBytes };
  }

  expect(layers: number): void {
    this.#update({ ...this.#state, layers });
  }

  /** One line has no room for each of them. */
  startLayer(): void {}

  read(bytes: number): void {
    // What was waited for does not make reading slower.
    if (this.#isWaiting) this.#start = this.#now();
    this.#isWaiting = false;
    this.#update({ ...this.#state, bytes: this.#state.bytes + bytes });
  }

  finishLayer(): void {
    this.#update({ ...this.#state, finished: this.#state.finished + 1 });
  }

  /** Takes the line away. What is told later shows it again. */
  clear(): void {
    if (this.#shownAt !== null) this.#output.write('\r\u001b[K');
    this.#shownAt = null;
  }

  #update(state: ProgressState): void {
    this.#state = state;
    const now = this.#now();
    if (now - this.#start < patience) return;
    if (this.#shownAt !== null && now - this.#shownAt < betweenUpdates) return;
    this.#show(renderProgress(state, (now - this.#start) / 1000));
  }

  #show(text: string): void {
    this.#shownAt = this.#now();
    // A line as wide as the terminal would wrap, and then could not be taken away.
    const room = Math.max(0, (this.#output.columns ?? 80) - 1);
    this.#output.write(`\r${escapeOnOneLine(text).slice(0, room)}\u001b[K`);
  }
}
