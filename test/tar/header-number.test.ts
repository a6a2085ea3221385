import { describe, expect, test } from 'vitest';
import { readNumber, readOctal } from '../../src/tar/header-number.ts';
import { TarDamage } from '../../src/tar/tar-damage.ts';
import { base256 } from '../support/tar-blocks.ts';

const read = (field: string | Uint8Array): number => {
  const bytes = Buffer.from(field);
  return readNumber(bytes, 0, bytes.length);
};

describe('octal', () => {
  test.each([
    ['0000644\0', 0o644],
    ['000644 \0', 0o644],
    ['   644 \0', 0o644],
    ['\0\0 644  ', 0o644],
    ['77777777', 0o77777777],
    ['777777777777', 0o777777777777],
    ['644\0junk', 0o644],
    ['        ', 0],
    ['\0\0\0\0\0\0\0\0', 0],
    ['', 0],
  ])('%j is %i', (field, value) => {
    expect(read(field)).toBe(value);
  });

  test.each(['648', '0x44', '-644', '6 44', '644 x', 'x'])('%j is no number', (field) => {
    expect(() => read(field)).toThrow(TarDamage);
  });

  test('looks at its field only', () => {
    expect(readOctal(Buffer.from('77123777'), 2, 5)).toBe(0o123);
  });
});

describe('base-256', () => {
  test.each([0n, 1n, 255n, 256n, 3_000_000_000n, 2n ** 53n, -1n, -100n, -(2n ** 33n)])(
    'holds %s',
    (value) => {
      expect(read(base256(value, 12))).toBe(Number(value));
    },
  );

  test('fits a field of 8 bytes', () => {
    expect(read(base256(2n ** 55n, 8))).toBe(2 ** 55);
    expect(read(base256(-2n, 8))).toBe(-2);
  });

  test('beyond 63 bits is no number', () => {
    expect(read(base256(2n ** 62n, 12))).toBe(2 ** 62);
    expect(() => read(base256(2n ** 63n, 12))).toThrow(TarDamage);
    expect(() => read(base256(-(2n ** 64n), 12))).toThrow(TarDamage);
  });
});
