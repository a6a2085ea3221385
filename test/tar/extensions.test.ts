import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/tar/entry.ts';
import { walked } from '../support/read-tar.ts';
import { type Bytes, concat, gnuLong, paxHeader, record, trailer } from '../support/tar-blocks.ts';

const file = (name: string): Uint8Array => record({ name, uid: 1, gid: 2, mtime: 3 }, 'x');

function read(...records: readonly Bytes[]): readonly Entry[] {
  const { entries, end } = walked(concat([...records, trailer]));
  expect(end.problem).toBeNull();
  return entries;
}

describe('a local PAX header', () => {
  test('overrides all that it names, for the next record only', () => {
    const pax = { path: 'p', uid: '3000000000', gid: '7', mtime: '-1.5', size: '2' };
    const [first, second] = read(paxHeader(pax), record({ name: 'a', size: 9 }, 'xy'), file('b'));
    expect(first).toMatchObject({
      path: 'p',
      uid: 3_000_000_000,
      gid: 7,
      mtime: -1.5,
      size: 2,
      storedSize: 2,
    });
    expect(second).toMatchObject({ path: 'b', uid: 1, gid: 2, mtime: 3 });
  });

  test('gives link targets', () => {
    const link = record({ name: 'a', typeflag: '2', linkname: 'short' });
    expect(read(paxHeader({ linkpath: 'l\u00e9' }), link)).toMatchObject([
      { linkTarget: 'l\u00c3\u00a9' },
    ]);
  });

  test('without a value leaves the header alone', () => {
    expect(read(paxHeader({ path: '', uid: '' }), file('a'))).toMatchObject([
      { path: 'a', uid: 1 },
    ]);
  });

  test('takes the place of one that stands before it', () => {
    const records = [paxHeader({ path: 'p', uid: '5' }), paxHeader({ path: 'q' }), file('a')];
    expect(read(...records)).toMatchObject([{ path: 'q', uid: 1 }]);
  });

  test('may be empty', () => {
    expect(read(paxHeader({}), file('a'))).toMatchObject([{ path: 'a' }]);
  });

  test('with ids out of range keeps them in it', () => {
    expect(read(paxHeader({ uid: '-5', gid: '99999999999999' }), file('a'))).toMatchObject([
      { uid: 0, gid: 0xffffffff },
    ]);
  });
});

describe('a global PAX header', () => {
  test('holds for all that follow, a local one goes before it', () => {
    const records = [
      file('a'),
      paxHeader({ uid: '5', mtime: '9' }, 'g'),
      file('b'),
      paxHeader({ uid: '6' }),
      file('c'),
      file('d'),
    ];
    expect(read(...records)).toMatchObject([
      { path: 'a', uid: 1, mtime: 3 },
      { path: 'b', uid: 5, mtime: 9 },
      { path: 'c', uid: 6, mtime: 9 },
      { path: 'd', uid: 5, mtime: 9 },
    ]);
  });

  test('names and sizes nothing, or one could hide all that follows', () => {
    const [alone] = read(file('a'));
    const records = [paxHeader({ path: 'x', linkpath: 'y', size: '9', uid: '5' }, 'g'), file('a')];
    expect(read(...records)).toMatchObject([{ path: 'a', size: alone?.size, uid: 5 }]);
  });

  test('adds to those before it', () => {
    const records = [paxHeader({ uid: '5' }, 'g'), paxHeader({ gid: '6' }, 'g'), file('a')];
    expect(read(...records)).toMatchObject([{ uid: 5, gid: 6 }]);
  });

  test('is taken back by an empty value', () => {
    const records = [
      paxHeader({ uid: '5', gid: '6' }, 'g'),
      paxHeader({ uid: '' }),
      file('a'),
      paxHeader({ gid: '' }, 'g'),
      file('b'),
    ];
    expect(read(...records)).toMatchObject([
      { uid: 1, gid: 6 },
      { uid: 5, gid: 2 },
    ]);
  });
});

describe('GNU long names', () => {
  test('give path and link target of the next record only', () => {
    const path = `${'d/'.repeat(200)}f`;
    const link = record({ name: 'short', typeflag: '1', linkname: 'short' });
    const records = [gnuLong('L', path), gnuLong('K', `${path}2`), link, file('b')];
    expect(read(...records)).toMatchObject([{ path, linkTarget: `${path}2` }, { path: 'b' }]);
  });

  test('go before PAX, in either order', () => {
    const pax = paxHeader({ path: 'pax', uid: '5' });
    const expected = [{ path: 'gnu', uid: 5 }];
    expect(read(gnuLong('L', 'gnu'), pax, file('a'))).toMatchObject(expected);
    expect(read(pax, gnuLong('L', 'gnu'), file('a'))).toMatchObject(expected);
  });

  test('end with their first NUL, and say nothing when empty', () => {
    expect(read(gnuLong('L', 'ab\0cd'), file('a'))).toMatchObject([{ path: 'ab' }]);
    expect(read(gnuLong('L', ''), file('a'))).toMatchObject([{ path: 'a' }]);
    expect(read(record({ typeflag: 'L' }), file('a'))).toMatchObject([{ path: 'a' }]);
  });

  test('a slash at their end makes an old record a directory', () => {
    const old = record({ name: 'short', typeflag: '\0', magic: '' });
    expect(read(gnuLong('L', 'directory/'), old)).toMatchObject([{ type: 'directory' }]);
  });
});
