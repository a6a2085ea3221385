import { type Row, row, type Span, span, type Tone } from '../screen/span.ts';
import { cutSpans } from './fit-spans.ts';
import type { Match, Pattern } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { Windows } from './windows.ts';

/** Columns of an offset in this file, in hexadecimal digits. */
export function offsetWidth(size: number): number {
  return Math.max(8, size.toString(16).length);
}

export function offsetText(offset: number, size: number): string {
  return offset.toString(16).padStart(offsetWidth(size), '0');
}

/** Bytes of a row: 16, or 8 where that is too wide. */
export function bytesPerRow(size: number, width: number): number {
  return widthOf(16, size) <= width ? 16 : 8;
}

/** Offset, two blanks; each byte with a blank behind it, one more per eight; as characters. */
function widthOf(bytes: number, size: number): number {
  return offsetWidth(size) + 2 + bytes * 3 + bytes / 8 + bytes;
}

/** The bytes from `top` on in rows, as they are and as characters; `current` stands out. */
export function* hexRows(
  file: Windows,
  top: number,
  { width, height }: { readonly width: number; readonly height: number },
  pattern: Pattern | null,
  current: Match | null,
): Reading<readonly Row[]> {
  const count = bytesPerRow(file.size, width);
  const end = Math.min(file.size, top + height * count);
  // A match can begin above the screen.
  const from = Math.max(0, top - (pattern?.longest ?? 0));
  const bytes = yield { start: from, end: end + (pattern?.longest ?? 0) };
  const isFound = new Uint8Array(bytes.length);
  for (const match of pattern?.matches(bytes) ?? []) isFound.fill(1, match.start, match.end);
  const rows: Row[] = [];
  for (let at = top; at < end; at += count) {
    const [first, last] = [at - from, Math.min(at + count, end) - from];
    const isCurrent = current !== null && current.start >= at && current.start < at + count;
    const spans = [
      span(`${offsetText(at, file.size)}  `, 'dim'),
      ...hexSpans(bytes.subarray(first, last), isFound.subarray(first, last), count),
    ];
    rows.push(row(cutSpans(spans, 0, width, ''), isCurrent ? 'cursor' : 'none'));
  }
  return rows;
}

function hexSpans(bytes: Uint8Array, isFound: Uint8Array, count: number): readonly Span[] {
  const spans: Span[] = [];
  const put = (text: string, tone: Tone): void => {
    const last = spans.at(-1);
    if (last?.tone === tone) spans[spans.length - 1] = span(last.text + text, tone);
    else spans.push(span(text, tone));
  };
  for (let i = 0; i < count; i++) {
    const byte = bytes[i];
    const gap = i % 8 === 7 ? '  ' : ' ';
    if (byte === undefined) put(`  ${gap}`, 'text');
    else {
      put(byte.toString(16).padStart(2, '0'), toneOf(byte, isFound[i]));
      put(gap, isFound[i] === 1 && isFound[i + 1] === 1 ? 'match' : 'text');
    }
  }
  for (const [i, byte] of bytes.entries()) put(characterOf(byte), toneOf(byte, isFound[i]));
  return spans;
}

function toneOf(byte: number, found: number | undefined): Tone {
  if (found === 1) return 'match';
  return byte === 0 ? 'dim' : 'text';
}

/** Printable ASCII as it is; a dot stands for all else. */
function characterOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
}
