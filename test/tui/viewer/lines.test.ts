import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineStart, nextLine } from '../../../src/tui/viewer/lines.ts';
import type { Windows } from '../../../src/tui/viewer/windows.ts';
import { heldFile, readAll } from '../../support/held-file.ts';

/** Where lines begin, one found from the end of the other. */
function startsOf(file: Windows): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < file.size; at = readAll(file, nextLine(file, at))) starts.push(at);
  return starts;
}

/** The same by their definition, from the whole text: after ends of line, and at breaks. */
function expectedStarts(bytes: Buffer, block: number): readonly number[] {
  const starts = [0];
  for (let at = 1; at < bytes.length; at++) {
    if (bytes[at - 1] === 10) starts.push(at);
  }
  for (let at = block; at < bytes.length; at += block) {
    if (bytes.subarray(at - block, at).includes(10)) continue;
    const open = [1, 2, 3].find((length) => isOpen(bytes.subarray(at - length, at))) ?? 0;
    starts.push(at - open);
  }
  return [...new Set(starts)].filter((at) => at < bytes.length).sort((a, b) => a - b);
}

/** Whether these bytes begin a character that is not complete. */
function isOpen(bytes: Buffer): boolean {
  const [lead = 0, ...rest] = bytes;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  return length > bytes.length && rest.every((byte) => byte >= 0x80 && byte < 0xc0);
}

test.each([
  ['nothing', '', []],
  ['one line', 'abc', [0]],
  ['lines', 'a\nbc\n\nd', [0, 2, 5, 6]],
  ['an end of line at the end', 'a\n', [0]],
  ['a line of a block', 'x'.repeat(16), [0]],
  ['a line that is longer than a block', 'x'.repeat(17), [0, 16]],
  ['a long line that begins within a block', `a\n${'x'.repeat(40)}`, [0, 2, 32]],
  ['a break that would cut a character', `${'x'.repeat(15)}字${'x'.repeat(20)}`, [0, 15, 32]],
])('finds the lines of %s', (_, text, starts) => {
  expect(startsOf(heldFile(Buffer.from(text)))).toEqual(starts);
});

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\n', 'a', '字', 'é', '😀', '\r\n', '\xff'),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.nat(40).map((length) => 'x'.repeat(length)),
    ),
    { maxLength: 30 },
  )
  .map((parts) => Buffer.from(parts.join('')));
const strays = fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes));

test('finds all lines, and from any byte the one that it is in', () => {
  fc.assert(
    fc.property(fc.oneof(text, strays), (bytes) => {
      const file = heldFile(bytes);
      const starts = startsOf(file);
      expect(starts).toEqual(bytes.length === 0 ? [] : expectedStarts(bytes, 16));
      for (let at = 0; at < bytes.length; at++) {
        const found = readAll(file, lineStart(file, at));
        expect(found).toBe(starts.findLast((start) => start <= at));
      }
    }),
  );
});
