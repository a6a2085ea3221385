import { isNarrow } from '../../text/undisputed.ts';
import { cellsOf } from './cells.ts';
import { type Frame, styleOf } from './frame.ts';
import type { Size } from './geometry.ts';
import type { Row, Span } from './span.ts';

const blankStyle = styleOf('text', 'none');

/** A frame in the making. What would fall outside is not drawn. */
export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #cells: string[];
  readonly #styles: Uint8Array;

  constructor({ width, height }: Size) {
    this.#width = width;
    this.#height = height;
    this.#cells = Array<string>(width * height).fill(' ');
    this.#styles = new Uint8Array(width * height).fill(blankStyle);
  }

  /** A row from `left` on, blank up to `left + width`. */
  row(left: number, top: number, width: number, { spans, highlight }: Row): void {
    const end = left + width;
    let column = left;
    for (const { text, tone } of spans) {
      if (column >= end) break;
      column = this.text(column, top, end, text, styleOf(tone, highlight));
    }
    this.fill(column, top, end, ' ', styleOf('text', highlight));
  }

  /** Spans from `left` on, in front of `end`; returns the column behind them. */
  spans(left: number, top: number, end: number, spans: readonly Span[]): number {
    return spans.reduce(
      (column, { text, tone }) => this.text(column, top, end, text, styleOf(tone, 'none')),
      left,
    );
  }

  /** Whole graphemes of `text` from `left` on, in front of `end`; returns the column behind them. */
  text(left: number, top: number, end: number, text: string, style: number): number {
    return this.#put(left, top, end, isNarrow(text) ? text : cellsOf(text), style);
  }

  /** The same grapheme of one column in each cell from `left` up to `end`. */
  fill(left: number, top: number, end: number, grapheme: string, style: number): void {
    const [from, to] = this.#open(left, top, end);
    this.#cells.fill(grapheme, from, to);
    this.#styles.fill(style, from, to);
  }

  finish(cursor: Frame['cursor']): Frame {
    const inside =
      cursor !== null &&
      cursor.column >= 0 &&
      cursor.column < this.#width &&
      cursor.row >= 0 &&
      cursor.row < this.#height;
    return {
      width: this.#width,
      height: this.#height,
      cells: this.#cells,
      styles: this.#styles,
      cursor: inside ? cursor : null,
    };
  }

  #put(
    left: number,
    top: number,
    end: number,
    cells: string | readonly string[],
    style: number,
  ): number {
    const count = this.#fitting(cells, Math.min(end, this.#width) - left);
    const [from, to] = this.#open(left, top, left + count);
    const skipped = Math.max(0, -left);
    for (let at = from; at < to; at++) this.#cells[at] = cells[skipped + at - from] ?? ' ';
    if (skipped > 0) this.#blankRest(from, to);
    this.#styles.fill(style, from, to);
    return left + count;
  }

  /** How many cells fit into `room` without splitting a wide grapheme. */
  #fitting(cells: string | readonly string[], room: number): number {
    if (cells.length <= room) return cells.length;
    let count = Math.max(0, room);
    while (count > 0 && cells[count] === '') count--;
    return count;
  }

  /** The cells from `left` up to `end`, ready to be written: none holds a part of a grapheme only. */
  #open(left: number, top: number, end: number): readonly [number, number] {
    const first = Math.max(0, left);
    const last = Math.min(end, this.#width);
    if (top < 0 || top >= this.#height || last <= first) return [0, 0];
    const from = top * this.#width + first;
    const to = top * this.#width + last;
    let lead = from;
    while (this.#cells[lead] === '') lead--;
    this.#cells.fill(' ', lead, from);
    this.#blankRest(to, this.#cells.length);
    return [from, to];
  }

  /** Blanks what is left at `from` of a wide grapheme that begins before. */
  #blankRest(from: number, to: number): void {
    for (let at = from; at < to && this.#cells[at] === ''; at++) this.#cells[at] = ' ';
  }
}
