import { expect, test } from 'vitest';
import { countOf, formatCount } from '../../src/text/count.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [24_310, '24,310'],
  [1_234_567, '1,234,567'],
])('%d is written %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test('one thing is singular, none and many are plural', () => {
  expect(countOf(0, 'file')).toBe('0 files');
  expect(countOf(1, 'file')).toBe('1 file');
  expect(countOf(1200, 'file')).toBe('1,200 files');
});
