import { describe, expect, test } from 'vitest';
import { limits } from '../../src/model/limits.ts';
import type { TarEnd } from '../../src/tar/tar-end.ts';
import { pushed, walked } from '../support/read-tar.ts';
import {
  base256,
  type Bytes,
  concat,
  gnuLong,
  headerBlock,
  type HeaderFields,
  octal,
  paxHeader,
  record,
  trailer,
} from '../support/tar-blocks.ts';

const before = record({ name: 'before' }, 'x');
const blocks = (count: number): Uint8Array => new Uint8Array(512 * count);

/** The end of a tar in which an entry `before` stands before these bytes, and all that is read. */
function endOf(...bytes: readonly Bytes[]): TarEnd {
  const tar = concat([before, ...bytes]);
  const reading = walked(tar);
  expect(pushed(tar, 1000)).toEqual(reading);
  expect(reading.entries[0]?.path).toBe('before');
  return reading.end;
}

describe('the end of a tar', () => {
  test('is two blocks of zeros, whatever follows', () => {
    expect(endOf(trailer)).toEqual({ tarSize: 2048, missing: 0, problem: null });
    expect(endOf(trailer, 'garbage')).toEqual({ tarSize: 2048, missing: 0, problem: null });
  });

  test('may be missing, with the padding before it', () => {
    expect(endOf()).toEqual({ tarSize: 1024, missing: 0, problem: null });
    expect(endOf(blocks(1))).toEqual({ tarSize: 1536, missing: 0, problem: null });
    const unpadded = concat([before, record({ name: 'a' }, 'x').subarray(0, 513)]);
    expect(walked(unpadded).end).toEqual({ tarSize: 1537, missing: 0, problem: null });
  });

  test('of no bytes at all is an end', () => {
    expect(walked(new Uint8Array())).toEqual({
      entries: [],
      end: { tarSize: 0, missing: 0, problem: null },
    });
  });
});

describe('damage is told with its offset', () => {
  const bad = { name: 'bad' };

  test.each<[string, readonly Bytes[], string, number]>([
    ['a wrong checksum', [headerBlock({ ...bad, checksum: '0' })], 'bad-tar-header', 1024],
    ['text where a header should be', ['garbage'.repeat(100)], 'bad-tar-header', 1024],
    ['one block of zeros', [blocks(1), headerBlock(bad)], 'bad-tar-header', 1536],
    ['half a header', [headerBlock(bad).subarray(0, 100)], 'truncated-tar', 1124],
    ['half an extended header', [paxHeader({ uid: '1' }).subarray(0, 514)], 'truncated-tar', 1538],
    ['an extended header alone', [paxHeader({ uid: '1' }).subarray(0, 512)], 'truncated-tar', 1536],
    ['PAX records that are none', [record({ typeflag: 'x' }, 'x')], 'bad-tar-header', 1536],
    ['a negative size', [headerBlock({ size: base256(-1n, 12) })], 'bad-tar-header', 1024],
  ])('%s', (_, bytes, code, offset) => {
    const { problem, missing } = endOf(...bytes);
    expect(problem).toMatchObject({ code, offset, path: null });
    expect(missing).toBe(0);
  });

  test('content that is cut off, with the path and how much is missing', () => {
    expect(endOf(headerBlock({ name: 'cut', size: 600 }), 'y'.repeat(100))).toEqual({
      tarSize: 1636,
      missing: 500,
      problem: {
        code: 'truncated-tar',
        message: 'the tar ends inside the content of an entry',
        path: 'cut',
        offset: 1636,
      },
    });
  });
});

describe('sizes', () => {
  const octets: HeaderFields = { size: base256(2n ** 60n, 12) };

  test.each<[string, readonly Bytes[]]>([
    ['an entry of 1 EB', [headerBlock(octets)]],
    ['an entry of 8 EB in PAX', [paxHeader({ size: String(2n ** 63n - 1n) }), headerBlock({})]],
    ['an entry of 400 digits', [paxHeader({ size: '9'.repeat(400) }), headerBlock({})]],
    ['an entry at the edge of numbers', [headerBlock({ size: base256(2n ** 53n - 600n, 12) })]],
    ['PAX records of 1 GB', [headerBlock({ typeflag: 'x', size: 2 ** 30 })]],
    ['PAX records of 1 EB', [headerBlock({ ...octets, typeflag: 'x' })]],
    ['a long name of 1 GB', [headerBlock({ typeflag: 'L', size: 2 ** 30 })]],
  ])('%s are refused', (_, bytes) => {
    expect(endOf(...bytes).problem).toMatchObject({ code: 'limit-exceeded' });
  });

  test('that mean nothing are not believed', () => {
    const fields = { ...octets, typeflag: '5' };
    expect(walked(concat([headerBlock({ ...fields, name: 'd' }), before])).entries).toMatchObject([
      { path: 'd', size: Number.MAX_SAFE_INTEGER, storedSize: 0 },
      { path: 'before' },
    ]);
  });

  test('may be as large as a file can be', () => {
    const size = 2 ** 50;
    const { entries, end } = walked(headerBlock({ size: base256(BigInt(size), 12) }));
    expect(entries).toMatchObject([{ size, storedSize: size }]);
    expect(end).toMatchObject({ missing: size, problem: { code: 'truncated-tar' } });
  });
});

describe('paths', () => {
  test('may be thousands of levels deep', () => {
    const path = 'd/'.repeat(4000);
    expect(walked(concat([paxHeader({ path }), headerBlock({})])).entries).toMatchObject([
      { path },
    ]);
  });

  test('have a limit, as link targets have', () => {
    const long = 'x'.repeat(limits.pathBytes + 1);
    const link = headerBlock({ typeflag: '2' });
    for (const records of [
      [paxHeader({ path: long }), headerBlock({})],
      [gnuLong('L', long), headerBlock({})],
      [gnuLong('K', long), link],
    ]) {
      expect(endOf(...records).problem).toMatchObject({ code: 'limit-exceeded' });
    }
  });

  test('may be empty a hundred thousand times', () => {
    const count = 100_000;
    const tar = new Uint8Array(Buffer.alloc(512 * count, headerBlock({ name: '' })));
    expect(walked(tar).entries).toHaveLength(count);
  });
});

test('attributes of more memory than a tar deserves are refused', () => {
  const attributes = Object.fromEntries(
    Array.from({ length: 40_000 }, (_, i) => [`SCHILY.xattr.${i}`, 'x']),
  );
  const entry = concat([paxHeader({ mtime: '1' }), headerBlock({})]);
  const many = Array.from({ length: 30 }, () => entry);
  const { entries, end } = walked(concat([paxHeader(attributes, 'g'), ...many]));
  expect(entries.length).toBeGreaterThan(20);
  expect(end.problem).toMatchObject({ code: 'limit-exceeded' });
});

const typeOf = (typeflag: string, name = 'a'): unknown =>
  walked(headerBlock({ typeflag, name, magic: '' })).entries[0];

describe('types', () => {
  test.each([
    ['\0', 'file'],
    ['0', 'file'],
    ['1', 'hardlink'],
    ['2', 'symlink'],
    ['3', 'character-device'],
    ['4', 'block-device'],
    ['5', 'directory'],
    ['6', 'fifo'],
    ['7', 'file'],
    ['D', 'directory'],
  ])('%j is a %s', (flag, type) => {
    expect(typeOf(flag)).toMatchObject({ type, typeKnown: true });
  });

  test.each(['8', 'A', 'M', 'N', 'Z', ' '])('%j is unknown, a file then', (flag) => {
    expect(typeOf(flag)).toMatchObject({ type: 'file', typeKnown: false });
  });

  test('a slash at the end says directory only where there is no type', () => {
    expect(typeOf('\0', 'a/')).toMatchObject({ type: 'directory' });
    expect(typeOf('0', 'a/')).toMatchObject({ type: 'file' });
  });

  test('only links have targets, and only devices numbers', () => {
    const fields = { linkname: 'target', devmajor: 8, devminor: 1 };
    const rows = ['0', '1', '2', '3', '5'].map((typeflag) => {
      const [entry] = walked(headerBlock({ ...fields, typeflag })).entries;
      return [entry?.linkTarget, entry?.device];
    });
    const device = { major: 8, minor: 1 };
    expect(rows).toEqual([
      [null, null],
      ['target', null],
      ['target', null],
      [null, device],
      [null, null],
    ]);
  });

  test('the mode keeps permission bits', () => {
    const mode = octal(0o104755, 8);
    expect(walked(headerBlock({ mode })).entries).toMatchObject([{ mode: 0o4755 }]);
  });
});
