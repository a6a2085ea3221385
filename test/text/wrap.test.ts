import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import { wrapWords } from '../../src/text/wrap.ts';

test('breaks at spaces, by what terminals show', () => {
  expect(wrapWords('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
  expect(wrapWords('字幕 字幕 字幕', 9)).toEqual(['字幕 字幕', '字幕']);
});

test('a word that is too long stays whole', () => {
  expect(wrapWords('see /a/very/long/path now', 8)).toEqual(['see', '/a/very/long/path', 'now']);
});

test('nothing gives no line', () => {
  expect(wrapWords('', 10)).toEqual([]);
  expect(wrapWords('  ', 10)).toEqual([]);
});

test('keeps all words in order, and no line is longer than it must be', () => {
  const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes(' '));
  fc.assert(
    fc.property(fc.array(word), fc.integer({ min: 1, max: 30 }), (words, width) => {
      const lines = wrapWords(words.join(' '), width);
      expect(lines.flatMap((line) => line.split(' '))).toEqual(words);
      const tooLong = lines.filter((line) => line.includes(' ') && displayWidth(line) > width);
      expect(tooLong).toEqual([]);
    }),
  );
});
