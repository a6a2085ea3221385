import { expect, test } from 'vitest';
import { formatDuration } from '../../../src/tui/config/duration.ts';

test.each([
  [0, '0s'],
  [1, '1ns'],
  [1_500, '1us500ns'],
  [500e6, '500ms'],
  [30e9, '30s'],
  [90e9, '1m30s'],
  [3600e9, '1h'],
  [90_061e9, '25h1m1s'],
])('%d is %s', (nanoseconds, text) => {
  expect(formatDuration(nanoseconds)).toBe(text);
});
