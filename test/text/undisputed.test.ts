import { expect, test } from 'vitest';
import { displayWidth, graphemesOf, graphemeWidth } from '../../src/text/display-width.ts';
import { isNarrow, isUndisputed, isWide } from '../../src/text/undisputed.ts';

const undisputed = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code)).filter(
  isUndisputed,
);

test('undisputed characters are graphemes of their own, whatever stands beside them', () => {
  expect(undisputed.length).toBeGreaterThan(30_000);
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  // Each stands beside its neighbours once, and once beside others from far away.
  for (const signs of [undisputed, undisputed.toSorted((a, b) => turned(a) - turned(b))]) {
    // The platform takes quadratic time.
    for (let start = 0; start < signs.length; start += 200) {
      const some = signs.slice(start, start + 201);
      const found = Array.from(segmenter.segment(some.join('')), ({ segment }) => segment);
      expect(found).toEqual(some);
      expect(graphemesOf(some.join(''))).toEqual(some);
    }
  }
});

test('they are as wide as they are said to be', () => {
  const widthOf = (sign: string): number => (isWide(sign) ? 2 : 1);
  expect(undisputed.filter((sign) => widthOf(sign) !== graphemeWidth(sign))).toEqual([]);
  expect(undisputed.filter((sign) => widthOf(sign) !== displayWidth(sign))).toEqual([]);
  expect(undisputed.filter((sign) => isNarrow(sign) === isWide(sign))).toEqual([]);
});

test.each(['e\u0301', '👍🏽', '❤️', '1️⃣', 'ی\u200c', '\u001b', '\u1112\u1161', 'ｶ'])(
  '%j is left to closer looks',
  (text) => {
    expect(isUndisputed(text)).toBe(false);
    expect(isNarrow(text)).toBe(false);
  },
);

/** A character's number with its digits the other way round. */
function turned(character: string): number {
  return Number(String(character.charCodeAt(0)).split('').toReversed().join(''));
}
