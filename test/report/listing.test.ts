import { describe, expect, test } from 'vitest';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import { type ListedEntry, listingRow } from '../../src/report/listing.ts';

const file: ListedEntry = {
  path: encodeText('etc/hosts'),
  type: 'file',
  size: 12,
  compressedBytes: null,
  mode: 0o644,
  uid: 0,
  gid: 42,
  mtime: 1_763_647_407,
  linkTarget: null,
  layer: 3,
  change: null,
};

const timeOf = (mtime: number | null): string | null => listingRow({ ...file, mtime }).mtime;

describe('listingRow', () => {
  test('gives every key, and the change only where there is one', () => {
    expect(listingRow(file)).toEqual({
      path: 'etc/hosts',
      type: 'file',
      size: 12,
      mode: 420,
      uid: 0,
      gid: 42,
      mtime: '2025-11-20T14:03:27Z',
      linkTarget: null,
      layer: 3,
    });
    expect(listingRow({ ...file, change: 'removed' }).change).toBe('removed');
  });

  test('an implicit directory has unknown metadata', () => {
    const row = listingRow({
      ...file,
      type: 'directory',
      mode: null,
      uid: null,
      gid: null,
      mtime: null,
    });
    expect(row).toMatchObject({ mode: null, uid: null, gid: null, mtime: null });
  });

  test('a link target that is not UTF-8 is escaped and given in base64', () => {
    const linkTarget = byteString(Buffer.from([0x2f, 0xff]));
    expect(listingRow({ ...file, type: 'symlink', linkTarget })).toMatchObject({
      linkTarget: '/\\xff',
      linkTargetBase64: 'L/8=',
    });
  });

  test('times keep their milliseconds', () => {
    expect(timeOf(1_763_647_407.123)).toBe('2025-11-20T14:03:27.123Z');
    expect(timeOf(-0.5)).toBe('1969-12-31T23:59:59.500Z');
  });

  test('a time that RFC 3339 cannot write is null', () => {
    expect(timeOf(253_402_300_799)).toBe('9999-12-31T23:59:59Z');
    for (const mtime of [
      253_402_300_799.9999,
      -62_167_219_201,
      2 ** 63,
      -(2 ** 63),
      Infinity,
      NaN,
    ]) {
      expect(timeOf(mtime)).toBeNull();
    }
  });
});
