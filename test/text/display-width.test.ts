import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth, graphemesOf } from '../../src/text/display-width.ts';
import { escapeText } from '../../src/text/escape.ts';
import { hostileText } from '../support/hostile-text.ts';

describe('displayWidth', () => {
  test.each([
    ['', 0],
    ['plain.txt', 9],
    ['naïve', 5],
    ['cafe\u0301', 4],
    ['字幕', 4],
    ['한글', 4],
    ['\u1112\u1161\u11ab', 2],
    ['ｶﾀｶﾅ', 4],
    ['Ｗ', 2],
    ['नमस्ते', 4],
    ['😀', 2],
    ['👩‍💻', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['👍🏽', 2],
    ['❤', 1],
    ['❤️', 2],
    ['1️⃣', 2],
    ['🇫🇷', 2],
    ['🇫🇷🇩🇪', 4],
    ['→…·', 3],
    ['█░', 2],
    ['e\u0301\u0302\u0303\u0304', 1],
  ])('%s takes %d columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('parts that are safe text take as much together as apart', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const [left, right] = [escapeText(a), escapeText(b)];
        expect(displayWidth(`${left} | ${right}`)).toBe(
          displayWidth(left) + 3 + displayWidth(right),
        );
      }),
    );
  });
});

describe('graphemesOf', () => {
  test('cuts between the characters that a reader sees', () => {
    expect(graphemesOf('ae\u0301👩‍💻한🇫🇷')).toEqual(['a', 'e\u0301', '👩‍💻', '한', '🇫🇷']);
  });

  test('a long text is cut as the platform does it in one go', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1200, maxLength: 2000, size: 'max' }),
        (text) => {
          expect(graphemesOf(text)).toEqual(
            Array.from(segmenter.segment(text), ({ segment }) => segment),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  test('loses nothing of a grapheme that is longer than any should be', () => {
    const text = `e${'\u0301'.repeat(5000)}😀`;
    expect(graphemesOf(text).join('')).toBe(text);
    expect(displayWidth(text)).toBe(3);
  });
});
