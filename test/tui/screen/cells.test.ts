import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/text/display-width.ts';
import { escapeText } from '../../../src/text/escape.ts';
import { cellsOf } from '../../../src/tui/screen/cells.ts';
import { hazardIn, hostileText } from '../../support/hostile-text.ts';

test.each([
  ['a grapheme of one column', 'naïve…', ['n', 'a', 'ï', 'v', 'e', '…']],
  ['a wide grapheme', '字a한', ['字', '', 'a', '한', '']],
  ['marks with their letter', 'e\u0301x', ['e\u0301', 'x']],
  ['a syllable of two columns', 'स्ते', ['स्ते', '']],
  ['a letter with a joiner', 'ی\u200cx', ['ی\u200c', 'x']],
])('%s fills its cells', (_what, text, cells) => {
  expect(cellsOf(text)).toEqual(cells);
});

test.each([
  ['joined emoji: the first', '👩‍💻', ['👩', '']],
  ['an emoji with a tone: without', '👍🏽', ['👍', '']],
  ['a flag: its letters', '🇫🇷', ['F', 'R']],
  ['half a flag', '🇫', ['F']],
  ['a sign made an emoji: the sign', '❤️', ['❤', ' ']],
  ['an emoji made a sign: the emoji', '⌚︎', ['⌚', '']],
  ['a keycap: its digit', '1️⃣', ['1', ' ']],
  ['a letter under a pile of marks: the letter', `a${'\u0301'.repeat(4000)}`, ['a']],
])('what terminals draw differently is spelled: %s', (_what, text, cells) => {
  expect(cellsOf(text)).toEqual(cells);
});

test('escaped text has as many cells as columns, and no cell a hazard or two wide graphemes', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const text = escapeText(hostile);
      const cells = cellsOf(text);
      expect(cells.length).toBe(displayWidth(text));
      expect(
        cells.map(hazardIn).filter((hazard) => hazard !== null && hazard !== 'U+200c'),
      ).toEqual([]);
    }),
  );
});

test('controls get into no cell, even of text that nobody escaped', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(cellsOf(text).join('')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('halves of a character stay apart', () => {
  expect([...cellsOf('a\ud83d'), ...cellsOf('\ude00b')]).toEqual(['a', '\ufffd', '\ufffd', 'b']);
});
