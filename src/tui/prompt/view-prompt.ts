import { cutMiddle } from '../../text/cut.ts';
import { displayWidth, graphemesOf } from '../../text/display-width.ts';
import { escapeText } from '../../text/escape.ts';
import { type Row, row, span } from '../screen/span.ts';
import type { LineInput } from './line-input.ts';

/** A prompt as it is shown, and where in it the cursor stands. */
export interface ShownPrompt {
  readonly row: Row;
  readonly column: number;
}

/** What a label may take of the width. */
const mostForLabel = 0.5;

/**
 * A label and the line typed behind it, in `width` columns. Where the line is longer, it is
 * scrolled as far as the cursor needs.
 */
export function viewPrompt(label: string, { text, cursor }: LineInput, width: number): ShownPrompt {
  const shownLabel = cutMiddle(label, Math.floor(width * mostForLabel), '..');
  const start = displayWidth(shownLabel);
  const before = graphemesOf(text.slice(0, cursor)).map(escapeText);
  const after = graphemesOf(text.slice(cursor)).map(escapeText);
  // The cursor takes a column, too.
  const shown = lastThatFit(before, width - start - 1);
  const column = start + displayWidth(shown);
  const rest = firstThatFit(after, width - column);
  return { row: row([span(shownLabel, 'key'), span(shown + rest)]), column };
}

function lastThatFit(graphemes: readonly string[], room: number): string {
  let shown = '';
  let left = room;
  for (const grapheme of graphemes.toReversed()) {
    left -= displayWidth(grapheme);
    if (left < 0) break;
    shown = grapheme + shown;
  }
  return shown;
}

function firstThatFit(graphemes: readonly string[], room: number): string {
  let shown = '';
  let left = room;
  for (const grapheme of graphemes) {
    left -= displayWidth(grapheme);
    if (left < 0) break;
    shown += grapheme;
  }
  return shown;
}
