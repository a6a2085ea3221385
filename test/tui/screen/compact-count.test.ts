import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactCount } from '../../../src/tui/screen/compact-count.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1.0k'],
  [1234, '1.2k'],
  [9949, '9.9k'],
  [9950, '10k'],
  [24_310, '24k'],
  [999_499, '999k'],
  [999_500, '1.0M'],
  [8_000_000, '8.0M'],
  [2_500_000_000, '2.5G'],
])('%d is %s', (count, text) => {
  expect(compactCount(count)).toBe(text);
});

test('takes four columns at most', () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(compactCount(count).length).toBeLessThanOrEqual(4);
    }),
  );
});
