import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutEnd, cutMiddle, padEnd, padStart } from '../../src/text/cut.ts';
import { displayWidth, graphemesOf } from '../../src/text/display-width.ts';
import { escapeText } from '../../src/text/escape.ts';
import { hostileText } from '../support/hostile-text.ts';

describe('cutEnd', () => {
  test.each([
    ['short', 5, 'short'],
    ['shorter', 5, 'shor…'],
    ['字幕ファイル', 7, '字幕フ…'],
    ['字幕ファイル', 6, '字幕…'],
    ['ab👩‍💻cd', 4, 'ab…'],
    ['ab👩‍💻cd', 5, 'ab👩‍💻…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%s in %d columns is %s', (text, width, cut) => {
    expect(cutEnd(text, width)).toBe(cut);
  });

  test('with an ellipsis of ASCII', () => {
    expect(cutEnd('shortest', 6, '...')).toBe('sho...');
    expect(cutEnd('shortest', 2, '...')).toBe('');
  });
});

describe('cutMiddle', () => {
  test.each([
    ['usr/lib/libfoo.so', 17, 'usr/lib/libfoo.so'],
    ['usr/lib/libfoo.so', 10, 'usr/…oo.so'],
    ['usr/lib/libfoo.so', 11, 'usr/l…oo.so'],
    ['字幕ファイル', 7, '字…イル'],
    ['cafe\u0301-e\u0301', 4, 'c…-e\u0301'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%s in %d columns is %s', (text, width, cut) => {
    expect(cutMiddle(text, width)).toBe(cut);
  });
});

test('what is cut fits, keeps whole graphemes, and is whole where there is room', () => {
  fc.assert(
    fc.property(hostileText.map(escapeText), fc.nat(40), (text, width) => {
      for (const cut of [cutEnd(text, width), cutMiddle(text, width)]) {
        expect(displayWidth(cut)).toBeLessThanOrEqual(width);
        expect(cut === text).toBe(displayWidth(text) <= width);
        const known = new Set([...graphemesOf(text), '…']);
        expect(graphemesOf(cut).filter((grapheme) => !known.has(grapheme))).toEqual([]);
      }
    }),
  );
});

test('padding fills up to the columns that terminals show', () => {
  expect(padEnd('字', 4)).toBe('字  ');
  expect(padStart('字', 4)).toBe('  字');
  expect(padEnd('wider', 3)).toBe('wider');
  expect(padStart('wider', 3)).toBe('wider');
});
