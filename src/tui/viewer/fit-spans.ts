import { displayWidth } from '../../text/display-width.ts';
import type { Span } from '../screen/span.ts';
import { isAscii, measuredGraphemes, textWidth } from './graphemes.ts';

/** The columns of spans from `left` on, at most `width` of them; `ellipsis` where more follow. */
export function cutSpans(
  spans: readonly Span[],
  left: number,
  width: number,
  ellipsis: string,
): readonly Span[] {
  const end = left + width;
  if (widthUpTo(spans, end + 1) <= end) return columnsOf(spans, left, end);
  const rest = Math.max(left, end - displayWidth(ellipsis));
  return [...columnsOf(spans, left, rest), { text: ellipsis, tone: 'dim' }];
}

/** A wide character needs as much. */
const narrowest = 2;

/** Spans in rows of at most `width` columns: at least one row. */
export function wrapSpans(spans: readonly Span[], width: number): readonly (readonly Span[])[] {
  const columns = Math.max(narrowest, width);
  const rows: Span[][] = [[]];
  let used = 0;
  for (const { text, tone } of spans) {
    for (const piece of piecesOf(text, columns - used, columns)) {
      if (piece.startsRow) {
        rows.push([]);
        used = 0;
      }
      if (piece.text !== '') rows.at(-1)?.push({ text: piece.text, tone });
      used += piece.width;
    }
  }
  return rows;
}

/** Columns of spans together; where they are more than `most`, some number that is. */
export function widthUpTo(spans: readonly Span[], most: number): number {
  let width = 0;
  for (const { text } of spans) {
    if (width > most) break;
    width += textWidth(text, most - width);
  }
  return width;
}

/** The columns `[start, end)`; blanks for what half of a wide character would be. */
function columnsOf(spans: readonly Span[], start: number, end: number): readonly Span[] {
  const kept: Span[] = [];
  let column = 0;
  for (const { text, tone } of spans) {
    if (column >= end) break;
    const part = sliceColumns(text, start - column, end - column);
    if (part !== '') kept.push({ text: part, tone });
    column += textWidth(text, end - column);
  }
  return kept;
}

function sliceColumns(text: string, start: number, end: number): string {
  if (isAscii(text)) return text.slice(Math.max(0, start), end);
  let slice = '';
  let column = 0;
  for (const grapheme of measuredGraphemes(text)) {
    const next = column + grapheme.width;
    if (next > end) break;
    if (column >= start) slice += grapheme.text;
    else if (next > start) slice += ' '.repeat(next - start);
    column = next;
  }
  return slice;
}

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly startsRow: boolean;
}

/** `text` in pieces that fit: the first into `room`, the others into rows of their own. */
function piecesOf(text: string, room: number, width: number): Generator<Piece> {
  return isAscii(text) ? asciiPieces(text, room, width) : graphemePieces(text, room, width);
}

function* asciiPieces(text: string, room: number, width: number): Generator<Piece> {
  const first = text.slice(0, room);
  yield { text: first, width: first.length, startsRow: false };
  for (let at = first.length; at < text.length; at += width) {
    const piece = text.slice(at, at + width);
    yield { text: piece, width: piece.length, startsRow: true };
  }
}

function* graphemePieces(text: string, room: number, width: number): Generator<Piece> {
  let piece = '';
  let used = 0;
  let startsRow = false;
  for (const grapheme of measuredGraphemes(text)) {
    const isFull = used + grapheme.width > (startsRow ? width : room);
    if (isFull && (used > 0 || !startsRow)) {
      yield { text: piece, width: used, startsRow };
      piece = '';
      used = 0;
      startsRow = true;
    }
    piece += grapheme.text;
    used += grapheme.width;
  }
  yield { text: piece, width: used, startsRow };
}
