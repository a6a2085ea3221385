import { describe, expect, test } from 'vitest';
import { Header } from '../../src/tar/header.ts';
import { TarDamage } from '../../src/tar/tar-damage.ts';
import { gnuMagic, headerBlock, type HeaderFields, octal } from '../support/tar-blocks.ts';

function read(fields: HeaderFields): Header {
  const header = new Header();
  header.read(Buffer.from(headerBlock(fields)), 0);
  return header;
}

test('reads the fields that all formats share', () => {
  const fields = { mode: 0o4755, uid: 1, gid: 2, size: 3, mtime: 4, linkname: 'to' };
  expect(read({ name: 'from', ...fields, magic: '' })).toMatchObject({
    format: 'v7',
    path: 'from',
    linkTarget: 'to',
    typeflag: 0x30,
    mode: 0o4755,
    uid: 1,
    gid: 2,
    size: 3,
    mtime: 4,
  });
});

test('keeps names as bytes, of the whole field if there is no NUL', () => {
  expect(read({ name: Buffer.from([0x61, 0xff, 0xe9]) }).path).toBe('a\u00ff\u00e9');
  expect(read({ name: 'n'.repeat(100), linkname: 'l'.repeat(100) })).toMatchObject({
    path: 'n'.repeat(100),
    linkTarget: 'l'.repeat(100),
  });
});

test('reads device numbers only where a format has them', () => {
  expect(read({ devmajor: 8, devminor: 1 })).toMatchObject({ deviceMajor: 8, deviceMinor: 1 });
  expect(read({ devmajor: 8, magic: '' })).toMatchObject({ deviceMajor: 0, deviceMinor: 0 });
});

test('forgets the last block', () => {
  const header = new Header();
  header.read(Buffer.from(headerBlock({ name: 'long/name', linkname: 'l', devmajor: 1 })), 0);
  header.read(Buffer.from(headerBlock({ name: 'b', magic: '' })), 0);
  expect(header).toMatchObject({ path: 'b', linkTarget: '', deviceMajor: 0, xattrs: null });
});

test('tells a block of zeros from a header', () => {
  expect(new Header().read(Buffer.alloc(512), 0)).toBe(false);
  expect(new Header().read(Buffer.from(headerBlock({})), 0)).toBe(true);
});

describe('prefix', () => {
  test('of ustar stands before the name', () => {
    expect(read({ name: 'b', prefix: 'a' })).toMatchObject({ format: 'ustar', path: 'a/b' });
    expect(read({ name: 'b', prefix: 'p'.repeat(155) }).path).toBe(`${'p'.repeat(155)}/b`);
  });

  test('of star is shorter', () => {
    const star = read({ name: 'b', prefix: 'p'.repeat(131), at: [[508, 'tar\0']] });
    expect(star).toMatchObject({ format: 'star', path: `${'p'.repeat(131)}/b` });
  });

  test('of v7 does not exist', () => {
    expect(read({ name: 'b', prefix: 'a', magic: '' }).path).toBe('b');
  });

  test('of GNU is a time, or a prefix if it is none', () => {
    expect(read({ name: 'b', prefix: octal(123, 12), magic: gnuMagic })).toMatchObject({
      format: 'gnu',
      path: 'b',
    });
    expect(read({ name: 'b', prefix: 'a', magic: gnuMagic }).path).toBe('a/b');
    const binary = Buffer.from([0x61, 0xff]);
    expect(read({ name: 'b', prefix: binary, magic: gnuMagic }).path).toBe('b');
  });
});

describe('checksum', () => {
  const name = Buffer.from([0xe9, 0xe9]);
  const block = headerBlock({ name, checksum: '        ' });
  const unsigned = block.reduce((sum, byte) => sum + byte, 0);

  test.each([
    ['unsigned', octal(unsigned, 8)],
    ['signed', octal(unsigned - 2 * 256, 8)],
    ['without blanks', unsigned.toString(8).padStart(8, '0')],
    ['with blanks before', unsigned.toString(8).padStart(7, ' ')],
  ])('%s is accepted', (_, checksum) => {
    expect(read({ name, checksum }).path).toBe('\u00e9\u00e9');
  });

  test.each(['0000000', octal(unsigned + 1, 8), octal(unsigned - 256, 8), 'checksum'])(
    '%j is refused',
    (checksum) => {
      expect(() => read({ name, checksum })).toThrow(TarDamage);
    },
  );
});

test.each(['mode', 'uid', 'gid', 'size', 'mtime', 'devmajor', 'devminor'])(
  'a %s that is no number is refused',
  (field) => {
    expect(() => read({ [field]: 'junk' })).toThrow(TarDamage);
  },
);
