import { applyPatch } from 'diff';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../../src/tui/viewer/unified-diff.ts';

function diff(before: string, after: string): string {
  return Buffer.from(unifiedDiff(Buffer.from(before), Buffer.from(after))).toString();
}

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i}\n`).join('');

// What GNU diff 3.8 gives with -u, without its first two lines.
test.each([
  ['nothing', 'a\n', 'a\n', ''],
  ['a new text', '', 'a\nb\n', '@@ -0,0 +1,2 @@\n+a\n+b\n'],
  ['a text that is gone', 'a\n', '', '@@ -1 +0,0 @@\n-a\n'],
  ['a line', 'a\nb\nc\n', 'a\nB\nc\n', '@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n'],
  ['a line that comes', 'a\nc\n', 'a\nb\nc\n', '@@ -1,2 +1,3 @@\n a\n+b\n c\n'],
  [
    'three lines around',
    lines(1, 9),
    lines(1, 4) + lines(6, 9),
    '@@ -2,7 +2,6 @@\n 2\n 3\n 4\n-5\n 6\n 7\n 8\n',
  ],
  [
    'changes six lines apart, which are one',
    `a\n${lines(1, 6)}b\n`,
    `A\n${lines(1, 6)}B\n`,
    '@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n',
  ],
  [
    'changes seven lines apart, which are two',
    `a\n${lines(1, 7)}b\n`,
    `A\n${lines(1, 7)}B\n`,
    '@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n',
  ],
  [
    'an end of line that is gone',
    'a\nb\n',
    'a\nb',
    '@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n',
  ],
  [
    'a text that never had an end of line',
    'a',
    'b',
    '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
  ],
])('tells of %s as diff -u does', (_, before, after, expected) => {
  expect(diff(before, after)).toBe(expected);
});

test('lets one see that ends of line changed', () => {
  expect(diff('a\r\nb\n', 'a\nb\n')).toBe('@@ -1,2 +1,2 @@\n-a\\u{d}\n+a\n b\n');
});

test('keeps bytes as they are', () => {
  const [before, after] = [Uint8Array.of(0xff, 10), Uint8Array.of(0xfe, 10)];
  const expected = [...Buffer.from('@@ -1 +1 @@\n-'), 0xff, 10, 0x2b, 0xfe, 10];
  expect([...unifiedDiff(before, after)]).toEqual(expected);
});

test('turns one text into the other, when it is applied as a patch', () => {
  const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd\r\n');
  const text = fc
    .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'end'))
    .map(([parts, end]) => parts.join('') + end);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const patch = `--- a\n+++ b\n${diff(before, after).replaceAll('\\u{d}', '\r')}`;
      expect(applyPatch(before, patch)).toBe(after);
    }),
  );
});

test('tells of texts that have nothing in common as one change, and soon', () => {
  const many = (prefix: string): string => lines(1, 20_000).replaceAll(/^/gm, prefix).slice(0, -1);
  const shown = diff(`same\n${many('a')}`, `same\n${many('b')}`);
  expect(shown.split('\n')[0]).toBe('@@ -1,20001 +1,20001 @@');
  expect(shown.match(/^-/gm)?.length).toBe(20_000);
});
