import { lineSpans } from './line-text.ts';
import { lineStart, type Lined, nextLine } from './lines.ts';
import { wrapSpans } from './fit-spans.ts';
import type { Reading } from './reading.ts';

/** The first row of the screen. */
export interface Place {
  /** Where its line begins; the size of the file at the end of it. */
  readonly offset: number;
  /** Rows of the wrapped line that are above the screen. */
  readonly skip: number;
}

export const fileStart: Place = { offset: 0, skip: 0 };

/** The columns that lines are wrapped to; null where they are cut. */
export type Wrapping = number | null;

/** The place `rows` further down, at most the end of the file. */
export function* down(file: Lined, place: Place, rows: number, wrap: Wrapping): Reading<Place> {
  let { offset } = place;
  let left = rows + place.skip;
  while (offset < file.size) {
    const next = yield* nextLine(file, offset);
    const taken = yield* rowsBetween(offset, next, wrap);
    if (left < taken) return { offset, skip: left };
    left -= taken;
    offset = next;
  }
  return { offset, skip: 0 };
}

/** The place `rows` further up, at least the start of the file. */
export function* up(file: Lined, place: Place, rows: number, wrap: Wrapping): Reading<Place> {
  let { offset } = place;
  let left = rows - place.skip;
  while (left > 0 && offset > 0) {
    const before = yield* lineStart(file, offset - 1);
    left -= yield* rowsBetween(before, offset, wrap);
    offset = before;
  }
  return { offset, skip: Math.max(0, -left) };
}

/** The lowest place from which the rest of the file fills a screen of `height` rows. */
export function lastPlace(file: Lined, height: number, wrap: Wrapping): Reading<Place> {
  return up(file, { offset: file.size, skip: 0 }, Math.max(1, height), wrap);
}

/** `place`, or the lowest one if that stands above it. */
export function* notBelowLast(
  file: Lined,
  place: Place,
  height: number,
  wrap: Wrapping,
): Reading<Place> {
  // As long as the screen is full, the end of the file need not be known.
  const below = yield* down(file, place, Math.max(0, height - 1), wrap);
  return below.offset < file.size ? place : yield* lastPlace(file, height, wrap);
}

/** The rows that the line `[start, end)` takes. */
function* rowsBetween(start: number, end: number, wrap: Wrapping): Reading<number> {
  if (wrap === null) return 1;
  const line = yield { start, end };
  return wrapSpans(lineSpans(line), wrap).length;
}
