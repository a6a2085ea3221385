import { expect, test } from 'vitest';
import { formatPercent } from '../../src/text/percent.ts';

test.each([
  [0, '0%'],
  [1e-9, '<0.1%'],
  [0.0005, '0.1%'],
  [0.656, '65.6%'],
  [0.9, '90.0%'],
  [0.9994, '99.9%'],
  [0.9999999, '>99.9%'],
  [1, '100%'],
  [1.25, '125.0%'],
])('%d is %s', (ratio, text) => {
  expect(formatPercent(ratio)).toBe(text);
});
