import { expect, test } from 'vitest';
import { formatTime } from '../../src/text/time.ts';

test.each([
  ['2025-11-20T14:03:27Z', '2025-11-20 14:03'],
  ['2025-11-20T14:03:27.123456789Z', '2025-11-20 14:03'],
  ['2025-11-20T14:03:27+02:00', '2025-11-20 12:03'],
  ['1970-01-01T00:00:00Z', '1970-01-01 00:00'],
])('%s is %s in UTC', (text, time) => {
  expect(formatTime(text)).toBe(time);
});

test.each(['', 'yesterday', '2025-11-20', '2025-13-40T00:00:00Z', '\x1b[2J2025-11-20T14:03:27Z'])(
  '%j is no time',
  (text) => {
    expect(formatTime(text)).toBeNull();
  },
);
