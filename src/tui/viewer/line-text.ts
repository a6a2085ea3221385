import { byteString, type ByteString, sliceBytes } from '../../model/byte-string.ts';
import { displayWidth } from '../../text/display-width.ts';
import { escapeBytes } from '../../text/escape.ts';
import { type Span, span, type Tone } from '../screen/span.ts';
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
    if (text.includes('\t')) column += displayWidth(shown);
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
    at += displayWidth(part);
    const blanks = tabStop - (at % tabStop);
    shown += part + ' '.repeat(blanks);
    at += blanks;
    start = tab + 1;
  }
  return shown + escapeBytes(sliceBytes(text, start));
}
