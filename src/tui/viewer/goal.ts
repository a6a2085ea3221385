import type { Action } from '../keys/action.ts';
import { widthUpTo, wrapSpans } from './fit-spans.ts';
import { lineSpans, spansUpTo } from './line-text.ts';
import { lineStart, nextLine } from './lines.ts';
import type { Match } from './pattern.ts';
import type { Reading } from './reading.ts';
import { down, fileStart, lastPlace, notBelowLast, type Place, up } from './text-place.ts';
import type { TextLook } from './text-rows.ts';
import type { Windows } from './windows.ts';

/** Where somebody wants to go in a file. */
export type Goal =
  | { readonly kind: 'scroll'; readonly rows: number }
  | { readonly kind: 'shift'; readonly columns: number }
  | { readonly kind: 'first' }
  | { readonly kind: 'last' }
  /** To the line that has the offset. */
  | { readonly kind: 'line'; readonly offset: number }
  /** A match is to be seen, without more movement than that needs. */
  | { readonly kind: 'reveal'; readonly match: Match };

/** What one sees first. */
export interface Spot {
  readonly top: Place;
  readonly left: number;
}

const shiftColumns = 8;

/** Null for an action that is no movement. */
export function goalOf(action: Action, height: number): Goal | null {
  const page = Math.max(1, height - 1);
  switch (action) {
    case 'up':
      return { kind: 'scroll', rows: -1 };
    case 'down':
      return { kind: 'scroll', rows: 1 };
    case 'page-up':
      return { kind: 'scroll', rows: -page };
    case 'page-down':
      return { kind: 'scroll', rows: page };
    case 'left':
      return { kind: 'shift', columns: -shiftColumns };
    case 'right':
      return { kind: 'shift', columns: shiftColumns };
    case 'first':
    case 'last':
      return { kind: action };
    default:
      return null;
  }
}

/** Where a goal leads from `spot` in a text. */
export function* reachInText(file: Windows, spot: Spot, goal: Goal, look: TextLook): Reading<Spot> {
  const { height, wrap } = look;
  switch (goal.kind) {
    case 'first':
      return { top: fileStart, left: 0 };
    case 'last':
      return { ...spot, top: yield* lastPlace(file, height, wrap) };
    case 'scroll': {
      const { rows } = goal;
      if (rows < 0) return { ...spot, top: yield* up(file, spot.top, -rows, wrap) };
      const top = yield* down(file, spot.top, rows, wrap);
      return { ...spot, top: yield* notBelowLast(file, top, height, wrap) };
    }
    case 'shift': {
      const wanted = Math.max(0, spot.left + goal.columns);
      if (wanted < spot.left) return { ...spot, left: wanted };
      const widest = yield* widestLine(file, spot.top, look, wanted + look.width);
      return { ...spot, left: Math.max(spot.left, Math.min(wanted, widest - look.width)) };
    }
    case 'line': {
      if (file.size === 0) return spot;
      const offset = yield* lineStart(file, Math.min(goal.offset, file.size - 1));
      return { ...spot, top: yield* notBelowLast(file, { offset, skip: 0 }, height, wrap) };
    }
    case 'reveal':
      return yield* revealInText(file, spot, goal.match, look);
  }
}

/** Where a goal leads in rows of `count` bytes. */
export function reachInHex(
  { size }: Windows,
  spot: Spot,
  goal: Goal,
  height: number,
  count: number,
): Spot {
  const row = Math.floor(spot.top.offset / count);
  const last = Math.max(0, Math.ceil(size / count) - height);
  const atRow = (to: number): Spot => {
    const found = Math.max(0, Math.min(to, last));
    return { ...spot, top: { offset: found * count, skip: 0 } };
  };
  switch (goal.kind) {
    case 'first':
      return atRow(0);
    case 'last':
      return atRow(last);
    case 'scroll':
      return atRow(row + goal.rows);
    case 'line':
      return atRow(Math.floor(goal.offset / count));
    case 'reveal': {
      const wanted = Math.floor(goal.match.start / count);
      const isSeen = wanted >= row && wanted < row + height;
      return isSeen ? spot : atRow(wanted - rowsAbove(height));
    }
    case 'shift':
      return spot;
  }
}

/** Around a match that was out of sight there is something to be seen. */
function rowsAbove(height: number): number {
  return Math.floor(height / 3);
}

function* revealInText(file: Windows, spot: Spot, match: Match, look: TextLook): Reading<Spot> {
  const { height, wrap } = look;
  const offset = yield* lineStart(file, match.start);
  const before = lineSpans(yield { start: offset, end: match.start });
  const skip = wrap === null ? 0 : wrapSpans(before, wrap).length - 1;
  const wanted: Place = { offset, skip };
  const left =
    wrap === null ? leftFor(spot.left, widthUpTo(before, Infinity), match, look.width) : spot.left;
  const end = yield* down(file, spot.top, height, wrap);
  const isSeen = !isBefore(wanted, spot.top) && isBefore(wanted, end);
  if (isSeen) return { top: spot.top, left };
  const top = yield* up(file, wanted, rowsAbove(height), wrap);
  return { top: yield* notBelowLast(file, top, height, wrap), left };
}

/** The first visible column, so that a match that begins at `column` is visible. */
function leftFor(left: number, column: number, { start, end }: Match, width: number): number {
  const length = Math.min(end - start, width);
  if (column >= left && column + length < left + width) return left;
  return column + length < width ? 0 : Math.max(0, column - Math.floor(width / 3));
}

function isBefore(a: Place, b: Place): boolean {
  return a.offset === b.offset ? a.skip < b.skip : a.offset < b.offset;
}

/** Columns of the widest line on the screen, or `most` if that has more. */
function* widestLine(
  file: Windows,
  top: Place,
  { height }: TextLook,
  most: number,
): Reading<number> {
  let widest = 0;
  let start = top.offset;
  for (let row = 0; row < height && start < file.size; row++) {
    const end = yield* nextLine(file, start);
    widest = Math.max(widest, widthUpTo(spansUpTo(yield { start, end }, most, lineSpans), most));
    start = end;
  }
  return Math.min(widest, most);
}
