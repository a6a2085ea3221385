import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/text/display-width.ts';
import { escapeText } from '../../../src/text/escape.ts';
import { type Span, span } from '../../../src/tui/screen/span.ts';
import { spansWidth } from '../../../src/tui/screen/columns.ts';
import { cutSpans, wrapSpans } from '../../../src/tui/viewer/fit-spans.ts';
import { hostileText } from '../../support/hostile-text.ts';

const spans = (...texts: readonly string[]): readonly Span[] => texts.map((text) => span(text));
const joined = (shown: readonly Span[]): string => shown.map(({ text }) => text).join('|');

test.each([
  [['abcdef'], 0, 6, 'abcdef'],
  [['abcdef'], 0, 5, 'abcd|…'],
  [['abcdef'], 2, 4, 'cdef'],
  [['abcdef'], 2, 3, 'cd|…'],
  [['abc', 'def'], 2, 3, 'c|d|…'],
  [['abc'], 5, 3, ''],
  [['字字字'], 0, 6, '字字字'],
  [['字字字'], 0, 5, '字字|…'],
  [['字字字'], 0, 4, '字|…'],
  [['字字字'], 1, 5, ' 字字'],
  [['e\u0301x'], 0, 1, '…'],
  [['e\u0301x'], 0, 2, 'e\u0301x'],
])('%j from column %i, %i columns wide: %j', (texts, left, width, shown) => {
  expect(joined(cutSpans(spans(...texts), left, width, '…'))).toBe(shown);
});

test.each([
  [[], 4, ['']],
  [['abcd'], 4, ['abcd']],
  [['abcdefghi'], 4, ['abcd', 'efgh', 'i']],
  [['ab', 'cdef', 'g'], 4, ['ab|cd', 'ef|g']],
  [['abcd', 'ef'], 4, ['abcd', 'ef']],
  [['字字字'], 5, ['字字', '字']],
  [['abc字x'], 4, ['abc', '字x']],
  [['字'], 1, ['字']],
  [['👩‍💻👩‍💻'], 3, ['👩‍💻', '👩‍💻']],
])('%j in rows of %i columns: %j', (texts, width, rows) => {
  expect(wrapSpans(spans(...texts), width).map(joined)).toEqual(rows);
});

test('rows fit, and together say all of it', () => {
  const texts = fc.array(hostileText.map(escapeText), { maxLength: 3 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 12 }), fc.nat(20), (parts, width, left) => {
      const shown = spans(...parts);
      const rows = wrapSpans(shown, width);
      for (const row of rows) expect(spansWidth(row)).toBeLessThanOrEqual(width);
      const all = rows.flat().map(({ text }) => text);
      expect(all.join('')).toBe(parts.join(''));
      const cut = cutSpans(shown, left, width, '…');
      expect(displayWidth(cut.map(({ text }) => text).join(''))).toBeLessThanOrEqual(width);
    }),
  );
});
