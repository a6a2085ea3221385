import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatSize, parseSize } from '../../src/text/size.ts';

describe('formatSize', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [9_994, '9.99 kB'],
    [9_995, '10.0 kB'],
    [99_950, '100 kB'],
    [999_499, '999 kB'],
    [999_500, '1.00 MB'],
    [74_800_000, '74.8 MB'],
    [1_214_000_000, '1.21 GB'],
    [Number.MAX_SAFE_INTEGER, '9.01 PB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });

  test('takes at most seven columns and is read back within half a percent', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (bytes) => {
        const text = formatSize(bytes);
        expect(text.length).toBeLessThanOrEqual(7);
        expect(Math.abs((parseSize(text) ?? -1) - bytes)).toBeLessThanOrEqual(bytes * 0.005);
      }),
    );
  });
});

describe('parseSize', () => {
  test.each([
    ['0', 0],
    ['1024', 1024],
    ['1,024', 1024],
    ['20MB', 20_000_000],
    ['20mb', 20_000_000],
    ['20 M', 20_000_000],
    ['500kB', 500_000],
    ['1.5GiB', 1_610_612_736],
    ['1.5gi', 1_610_612_736],
    ['.5k', 500],
    ['1.', 1],
    ['1.9B', 1],
    ['2 TB ', 2e12],
    ['9PB', 9e15],
    ['1e', 1e18],
  ])('reads %j as %d bytes, as go-humanize does', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each(['', 'MB', '-1', '1e3', '0x10', '1..2', '1ib', '20 megabytes', '20MB!', ','])(
    'refuses %j',
    (text) => {
      expect(parseSize(text)).toBeNull();
    },
  );

  test('refuses a number beyond all bounds', () => {
    expect(parseSize('9'.repeat(400))).toBeNull();
  });
});
