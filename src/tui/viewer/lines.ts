import type { Reading } from './reading.ts';
import type { Windows } from './windows.ts';

const newline = 10;

/** What finding lines needs to know of a file. */
export type Lined = Pick<Windows, 'size' | 'grain'>;

/**
 * Lines are found from any place, with few bytes around it. So one without an end is broken: at
 * each multiple of `grain.block` where all of the block before it is free of ends of line. The
 * break stands before a UTF-8 sequence that it would cut. A line is shorter than two blocks and
 * four bytes.
 */
export function* nextLine(file: Lined, start: number): Reading<number> {
  const { block } = file.grain;
  for (let at = start; ;) {
    const end = Math.min(file.size, at - (at % block) + block);
    const bytes = yield { start: at, end };
    const found = bytes.indexOf(newline);
    if (found !== -1) return at + found + 1;
    if (end === file.size) return end;
    if (end - at === block) return end - openSequence(bytes);
    at = end;
  }
}

/** Where the line begins that the byte `offset` belongs to. */
export function* lineStart(file: Lined, offset: number): Reading<number> {
  const start = yield* earlierStart(file, offset);
  // The break at the end of the block may stand before `offset`.
  const next = yield* nextLine(file, start);
  return next <= offset ? next : start;
}

/** The last beginning of a line up to `offset`, but for breaks in the block of `offset` itself. */
function* earlierStart({ grain: { block } }: Lined, offset: number): Reading<number> {
  const from = offset - (offset % block);
  const before = yield { start: from, end: offset };
  const found = before.lastIndexOf(newline);
  if (found !== -1) return from + found + 1;
  if (from === 0) return 0;
  const above = yield { start: from - block, end: from };
  const foundAbove = above.lastIndexOf(newline);
  if (foundAbove !== -1) return from - block + foundAbove + 1;
  return from - openSequence(above);
}

/** How many bytes at the end begin a UTF-8 sequence that goes on behind them (RFC 3629). */
export function openSequence(bytes: Uint8Array): number {
  const [third = 0, second = 0, last = 0] = [bytes.at(-3), bytes.at(-2), bytes.at(-1)];
  if (last >= 0xc2) return 1;
  if (!isContinuation(last)) return 0;
  if (second >= 0xe0) return 2;
  return isContinuation(second) && third >= 0xf0 ? 3 : 0;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
