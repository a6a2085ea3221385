import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth, graphemesOf } from '../../../src/text/display-width.ts';
import { lineOf, paste } from '../../../src/tui/prompt/line-input.ts';
import { viewPrompt } from '../../../src/tui/prompt/view-prompt.ts';
import { hazardIn, hostileText } from '../../support/hostile-text.ts';
import { rowText } from '../../support/row-text.ts';

/** The row with `|` at the cursor's column, of a line with `|` at its cursor. */
function shown(label: string, line: string, width: number): string {
  const cursor = line.indexOf('|');
  const { row, column } = viewPrompt(label, { text: line.replace('|', ''), cursor }, width);
  const graphemes = graphemesOf(rowText(row));
  let at = 0;
  while (displayWidth(graphemes.slice(0, at).join('')) < column) at++;
  return [...graphemes.slice(0, at), '|', ...graphemes.slice(at)].join('');
}

test.each([
  ['/', '|', 10, '/|'],
  ['/', 'abc|', 10, '/abc|'],
  ['/', 'a|bc', 10, '/a|bc'],
  ['/', 'abcdefghijkl|', 10, '/efghijkl|'],
  ['/', 'abcdefghijk|l', 10, '/defghijk|l'],
  ['/', '|abcdefghijkl', 10, '/|abcdefghi'],
  ['/', 'ab|cdefghijkl', 10, '/ab|cdefghi'],
  ['/', '字字字字字|', 10, '/字字字字|'],
  ['/', '字字字字|字字', 10, '/字字字字|'],
  ['/', '👩‍💻👩‍💻|', 10, '/👩‍💻👩‍💻|'],
  ['/', '\u202e|', 20, '/\\u{202e}|'],
  ['Copy a to: ', 'ab|', 30, 'Copy a to: ab|'],
  ['Copy something long to: ', 'ab|', 20, 'Copy..to: ab|'],
  ['label', '|ab', 1, '|a'],
])('%j and %j in %i columns: %j', (label, line, width, row) => {
  expect(shown(label, line, width)).toBe(row);
});

test('never leaves its room, and never shows what is harmful', () => {
  fc.assert(
    fc.property(
      hostileText,
      hostileText,
      fc.integer({ min: 1, max: 40 }),
      (before, after, width) => {
        const line = { ...lineOf(after), cursor: 0 };
        const { row, column } = viewPrompt('Search: ', paste(line, before), width);
        expect(column).toBeGreaterThanOrEqual(0);
        expect(column).toBeLessThan(width);
        expect(displayWidth(rowText(row))).toBeLessThanOrEqual(width);
        expect(hazardIn(rowText(row))).toBeNull();
      },
    ),
  );
});
