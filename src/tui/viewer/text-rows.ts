import type { Span, Tone } from '../screen/span.ts';
import { cutSpans, wrapSpans } from './fit-spans.ts';
import { lineSpans, spansUpTo } from './line-text.ts';
import { nextLine } from './lines.ts';
import type { Pattern } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { Place, Wrapping } from './text-place.ts';
import type { Windows } from './windows.ts';

/** A row of text on the screen. */
export interface TextRow {
  /** Where its line begins and ends. */
  readonly start: number;
  readonly end: number;
  /** Not for the rows that only go on with a line. */
  readonly isFirst: boolean;
  /** Which row of its line it is, from 0, and of how many. */
  readonly index: number;
  readonly count: number;
  readonly spans: readonly Span[];
}

export interface TextLook {
  readonly height: number;
  /** Columns of the text itself. */
  readonly width: number;
  readonly wrap: Wrapping;
  /** The first visible column, where lines are cut. */
  readonly left: number;
  readonly ellipsis: string;
  readonly pattern: Pattern | null;
  readonly toneOf: (line: Uint8Array) => Tone;
}

/** The rows from `place` on: as many as there are and fit. */
export function* textRows(
  file: Windows,
  place: Place,
  look: TextLook,
): Reading<readonly TextRow[]> {
  const rows: TextRow[] = [];
  let { skip } = place;
  for (let start = place.offset; start < file.size && rows.length < look.height;) {
    const end = yield* nextLine(file, start);
    const line = yield { start, end };
    const isWhole = yield* beginsLine(start);
    const tone = isWhole ? look.toneOf(line) : 'text';
    const shown = rowsOf(line, tone, look);
    for (const [index, spans] of shown.entries()) {
      if (index < skip) continue;
      rows.push({ start, end, isFirst: index === 0 && isWhole, index, count: shown.length, spans });
    }
    skip = 0;
    start = end;
  }
  return rows.slice(0, look.height);
}

const newline = 10;

/** False where a line that is too long was broken. */
function* beginsLine(start: number): Reading<boolean> {
  if (start === 0) return true;
  const before = yield { start: start - 1, end: start };
  return before[0] === newline;
}

function rowsOf(line: Uint8Array, tone: Tone, look: TextLook): readonly (readonly Span[])[] {
  const spansOf = (bytes: Uint8Array): readonly Span[] =>
    lineSpans(bytes, tone, look.pattern?.matches(bytes));
  if (look.wrap !== null) return wrapSpans(spansOf(line), look.wrap);
  const { left, width, ellipsis } = look;
  return [cutSpans(spansUpTo(line, left + width + 1, spansOf), left, width, ellipsis)];
}
