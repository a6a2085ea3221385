import { byteString, type ByteString, sliceBytes } from '../../model/byte-string.ts';
import { escapeBytes } from '../../text/escape.ts';
import { type Span, span, type Tone } from '../screen/span.ts';
import { widthUpTo } from './fit-spans.ts';
import { textWidth } from './graphemes.ts';
import { openSequence } from './lines.ts';
import type { Match } from './pattern.ts';

const tabStop = 8;

/**
 * A line of a text as it is shown: without its end, tabs as blanks, controls and what is not UTF-8
 * spelt out, matches set apart.
 */
export function lineSpans(
  line: Uint8Array,
  tone: Tone = 'text',
  matches: Iterable<Match> = [],
): readonly Span[] {
  const text = byteString(line, 0, endOfText(line));
  const spans: Span[] = [];
  let column = 0;
  const put = (part: ByteString, partTone: Tone): void => {
    if (part === '') return;
    const shown = expandTabs(part, column);
    if (text.includes('\t')) column += textWidth(shown);
    spans.push(span(shown, partTone));
  };
  let at = 0;
  for (const { start, end } of matches) {
    put(sliceBytes(text, at, start), tone);
    put(sliceBytes(text, start, end), 'match');
    at = end;
  }
  put(sliceBytes(text, at), tone);
  return spans;
}

/** No character has more in UTF-8. */
const mostBytes = 4;

/** What `spansOf` makes of as much of a line as fills so many columns: mostly that is its start. */
export function spansUpTo(
  line: Uint8Array,
  columns: number,
  spansOf: (bytes: Uint8Array) => readonly Span[],
): readonly Span[] {
  const some = line.subarray(0, columns * mostBytes);
  if (some.length === line.length) return spansOf(line);
  const start = spansOf(some.subarray(0, some.length - openSequence(some)));
  return widthUpTo(start, columns) >= columns ? start : spansOf(line);
}

const newline = 10;
const carriageReturn = 13;

/** Where the end of a line begins: `\n`, `\r\n`, or nothing. */
function endOfText(line: Uint8Array): number {
  if (line.at(-1) !== newline) return line.length;
  return line.at(-2) === carriageReturn ? line.length - 2 : line.length - 1;
}

/** `column` is where the text starts. */
function expandTabs(text: ByteString, column: number): string {
  if (!text.includes('\t')) return escapeBytes(text);
  let shown = '';
  let at = column;
  let start = 0;
  for (let tab = text.indexOf('\t'); tab !== -1; tab = text.indexOf('\t', start)) {
    const part = escapeBytes(sliceBytes(text, start, tab));
    at += textWidth(part);
    const blanks = tabStop - (at % tabStop);
    shown += part + ' '.repeat(blanks);
    at += blanks;
    start = tab + 1;
  }
  return shown + escapeBytes(sliceBytes(text, start));
}
