import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/text/display-width.ts';
import { wrapText } from '../../../src/tui/screen/wrap-text.ts';

test.each([
  ['', 10, ['']],
  ['a few words in rows', 10, ['a few', 'words in', 'rows']],
  ['exactly ten', 11, ['exactly ten']],
  ['a  b', 10, ['a  b']],
  ['https://example.org/long', 10, ['https://ex', 'ample.org/', 'long']],
  ['see https://example.org', 10, ['see', 'https://ex', 'ample.org']],
  ['one\n\n  two\tthree', 20, ['one', '', '  two    three']],
  ['字字字 字', 4, ['字字', '字', '字']],
  ['字', 1, ['字']],
])('%j in %d columns', (text, width, rows) => {
  expect(wrapText(text, width)).toEqual(rows);
});

test('loses nothing but blanks, and keeps to the width', () => {
  const word = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '字', 'é', '👩‍💻', ' ') }),
    fc.constant('\n'),
  );
  const text = fc.array(word).map((words) => words.join(' '));
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (given, width) => {
      const rows = wrapText(given, width);
      expect(rows.join('').replace(/\s/g, '')).toBe(given.replace(/\s/g, ''));
      for (const row of rows) expect(displayWidth(row)).toBeLessThanOrEqual(width);
    }),
  );
});
