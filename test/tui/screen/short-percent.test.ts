import { expect, test } from 'vitest';
import { shortPercent } from '../../../src/tui/screen/short-percent.ts';

test.each([
  [0, '0%'],
  [0.0001, '<1%'],
  [0.01, '1%'],
  [0.126, '13%'],
  [0.99, '99%'],
  [0.9999, '>99%'],
  [1, '100%'],
])('%d is %s', (share, text) => {
  expect(shortPercent(share)).toBe(text);
});
