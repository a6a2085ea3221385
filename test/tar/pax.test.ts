import { describe, expect, test } from 'vitest';
import { parseInteger, parsePax, parseTime } from '../../src/tar/pax.ts';
import { TarDamage } from '../../src/tar/tar-damage.ts';
import { paxBody } from '../support/tar-blocks.ts';

const parse = (body: string | Uint8Array): Record<string, string> =>
  Object.fromEntries(parsePax(Buffer.from(body)));

test('reads records, values with any bytes in them', () => {
  const value = Buffer.from([0, 0x0a, 0x3d, 0xff]);
  const body = paxBody({ path: 'a=b\nc', 'SCHILY.xattr.x': value, mtime: '1.5' });
  expect(parse(body)).toEqual({ path: 'a=b\nc', 'SCHILY.xattr.x': '\0\n=\u00ff', mtime: '1.5' });
});

test('reads records that count their own length over a power of ten', () => {
  for (const length of [1, 90, 91, 92, 93, 990, 991, 992]) {
    expect(parse(paxBody({ path: 'x'.repeat(length) }))).toEqual({ path: 'x'.repeat(length) });
  }
});

test('the last of equal keywords counts, unknown ones are dropped', () => {
  expect(parse('8 uid=1\n8 uid=2\n13 comment=x\n')).toEqual({ uid: '2' });
});

test('an empty value is kept: it takes something back', () => {
  expect(parse('8 path=\n')).toEqual({ path: '' });
});

test('gathers the pairs of sparse format 0.0', () => {
  const body = [1, 2, 5, 3].map((value, i) =>
    i % 2 === 0 ? `23 GNU.sparse.offset=${value}\n` : `25 GNU.sparse.numbytes=${value}\n`,
  );
  expect(parse(body.join(''))).toEqual({ 'GNU.sparse.map': '1,2,5,3' });
});

describe('refuses', () => {
  test.each([
    ['a length that is no number', 'x uid=1\n'],
    ['a length without a record', '8'],
    ['a length beyond the end', '9 uid=1\n'],
    ['a length that ends too early', '7 uid=1\n'],
    ['a length of nothing', '0 uid=1\n'],
    ['a negative length', '-8 uid=1\n'],
    ['a length beyond all numbers', `${'9'.repeat(400)} uid=1\n`],
    ['a record without an equals sign', '7 uid1\n'],
    ['an equals sign in the next record only', '6 uid\n8 uid=1\n'],
    ['a record without a newline', '8 uid=1x'],
    ['an empty keyword', '5 =1\n'],
    ['a NUL in a keyword', '9 ui\0d=1\n'],
    ['a NUL in a path', '11 path=a\0\n'],
    ['padding', '8 uid=1\n\0\0'],
    ['half a sparse pair in front', '25 GNU.sparse.numbytes=1\n'],
    ['a list in a sparse pair', '25 GNU.sparse.offset=1,2\n'],
  ])('%s', (_, body) => {
    expect(() => parse(body)).toThrow(TarDamage);
  });
});

test.each([
  ['12', 12],
  ['-3', -3],
  ['+3', 3],
  ['007', 7],
])('%s is an integer', (text, value) => {
  expect(parseInteger(text)).toBe(value);
});

test.each(['', ' 1', '1 ', '1.5', '0x1', '1e3', 'NaN', '--1'])('%j is no integer', (text) => {
  expect(() => parseInteger(text)).toThrow(TarDamage);
});

test.each([
  ['1.5', 1.5],
  ['-1.25', -1.25],
  ['3.', 3],
  ['1700000000.123456789', 1_700_000_000.123_456_7],
])('%s is a time', (text, value) => {
  expect(parseTime(text)).toBeCloseTo(value, 6);
});

test.each(['', '.5', '1.2.3', '1e3', '1,5'])('%j is no time', (text) => {
  expect(() => parseTime(text)).toThrow(TarDamage);
});
