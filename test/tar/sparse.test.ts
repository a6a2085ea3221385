import { describe, expect, test } from 'vitest';
import { pushedContents, type TarContents } from '../support/read-tar.ts';
import {
  type Bytes,
  concat,
  gnuMagic,
  headerBlock,
  type HeaderFields,
  octal,
  padded,
  paxHeader,
  record,
  toBytes,
  trailer,
} from '../support/tar-blocks.ts';

type Numbers = readonly number[];

const content = 'abcde';
/** `ab` at 10, `cde` at 100, in a file of 2000 bytes; as writers end it, with an empty piece. */
const map: Numbers = [10, 2, 100, 3, 2000, 0];
const expected = {
  path: 'file',
  type: 'file',
  size: 2000,
  storedSize: 5,
  sparse: {
    size: 2000,
    pieces: [
      { offset: 10, length: 2 },
      { offset: 100, length: 3 },
    ],
  },
};

/** GNU's own header with the first pieces, and as many blocks with 21 more as are needed. */
function gnuSparse(pieces: Numbers, size: number, body: string, magic = gnuMagic): Uint8Array {
  const fields = pieces.map((number) => `${octal(number, 12)}\0`);
  const blocks: Uint8Array[] = [];
  for (let at = 8; at < fields.length; at += 42) {
    const block = fields
      .slice(at, at + 42)
      .join('')
      .padEnd(504, '\0');
    blocks.push(padded(toBytes(at + 42 < fields.length ? `${block}\x01` : block)));
  }
  const header = headerBlock({
    name: 'file',
    typeflag: 'S',
    magic,
    size: body.length,
    at: [
      [386, fields.slice(0, 8).join('')],
      [482, blocks.length > 0 ? '\x01' : '\0'],
      [483, octal(size, 12)],
    ],
  });
  return concat([header, ...blocks, padded(toBytes(body))]);
}

const paxRecords = (version: string): Record<string, Bytes> => ({
  'GNU.sparse.major': version.slice(0, 1),
  'GNU.sparse.minor': version.slice(2),
  'GNU.sparse.name': 'file',
});

/** Format 0.1: the map in the records. */
const inRecords = (pieces: Numbers, size: number, body: string): Uint8Array =>
  concat([
    paxHeader({
      ...paxRecords('0.1'),
      'GNU.sparse.size': String(size),
      'GNU.sparse.numblocks': String(pieces.length / 2),
      'GNU.sparse.map': pieces.join(','),
    }),
    record({ name: 'GNUSparseFile.1/file' }, body),
  ]);

/** Format 1.0: the map in front of the content. */
const inContent = (pieces: Numbers, size: number, body: string): Uint8Array => {
  const lines = [pieces.length / 2, ...pieces].map((number) => `${number}\n`).join('');
  return concat([
    paxHeader({ ...paxRecords('1.0'), 'GNU.sparse.realsize': String(size) }),
    record({ name: 'GNUSparseFile.1/file' }, concat([padded(toBytes(lines)), body])),
  ]);
};

const readRecords = (records: Record<string, Bytes>, fields: HeaderFields = {}): TarContents =>
  pushedContents(concat([paxHeader(records), record({ name: 'a', ...fields }, content)]), 512);

describe.each([
  ["GNU's own header", gnuSparse],
  ['PAX 0.1', inRecords],
  ['PAX 1.0', inContent],
])('%s', (_format, build) => {
  const read = (pieces: Numbers, size: number, body: string): TarContents =>
    pushedContents(concat([build(pieces, size, body), record({ name: 'next' }), trailer]), 7);

  test('gives the file as it is, and its content as it is stored', () => {
    const { entries, contents } = read(map, 2000, content);
    expect(entries).toMatchObject([expected, { path: 'next', sparse: null }]);
    expect(contents[0]?.toString()).toBe(content);
  });

  test('may be all hole', () => {
    const { entries } = read([2000, 0], 2000, '');
    expect(entries[0]).toMatchObject({ size: 2000, storedSize: 0, sparse: { pieces: [] } });
  });

  test('may have hundreds of pieces', () => {
    const many = Array.from({ length: 200 }, (_piece, i) => [i * 10, 1]);
    const { entries } = read(many.flat(), 2000, 'x'.repeat(200));
    const pieces = many.map(([offset, length]) => ({ offset, length }));
    expect(entries[0]?.sparse?.pieces).toEqual(pieces);
  });

  test.each([
    ['overlap', [10, 5, 12, 3]],
    ['go backwards', [100, 5, 10, 3]],
    ['leave the file', [10, 2, 1998, 3]],
    ['are more than is stored', [10, 2, 100, 4]],
    ['are less than is stored', [10, 2, 100, 2]],
  ])('pieces that %s are damage', (_, pieces) => {
    const { entries, end } = read(pieces, 2000, content);
    expect(entries).toEqual([]);
    expect(end.problem?.code).toBe('bad-tar-header');
  });
});

describe('PAX records', () => {
  test('of format 0.0 say each piece by itself', () => {
    const pairs =
      '24 GNU.sparse.offset=10\n25 GNU.sparse.numbytes=2\n' +
      '25 GNU.sparse.offset=100\n25 GNU.sparse.numbytes=3\n';
    const size = '24 GNU.sparse.size=2000\n26 GNU.sparse.numblocks=2\n';
    const tar = concat([
      record({ typeflag: 'x' }, size + pairs),
      record({ name: 'file' }, content),
    ]);
    expect(pushedContents(tar, 512).entries).toMatchObject([expected]);
  });

  test('of an unknown version make no sparse file', () => {
    const { entries } = readRecords({ 'GNU.sparse.major': '2', 'GNU.sparse.minor': '0' });
    expect(entries).toMatchObject([{ path: 'a', size: 5, sparse: null }]);
  });

  test.each([
    ['on a directory', { ...paxRecords('1.0') }, { typeflag: '5' }],
    ['with another number of pieces', { ...paxRecords('0.1'), 'GNU.sparse.numblocks': '1' }, {}],
    ['with a size that is no number', { ...paxRecords('1.0'), 'GNU.sparse.size': 'x' }, {}],
    ['with a map that fills the content', { ...paxRecords('1.0') }, {}],
  ])('%s are damage', (_, records, fields) => {
    expect(readRecords(records, fields).end.problem?.code).toBe('bad-tar-header');
  });
});

test("a sparse header that is not GNU's is damage", () => {
  const tar = gnuSparse(map, 2000, content, 'ustar\x0000');
  expect(pushedContents(tar, 512).end.problem?.code).toBe('bad-tar-header');
});

describe('a map without end', () => {
  test('in blocks of its own is refused', () => {
    const extension = padded(toBytes(`${'\0'.repeat(504)}\x01`));
    const header = gnuSparse(
      Array.from({ length: 9 }, () => 0),
      0,
      '',
    ).subarray(0, 512);
    const tar = concat([header, ...Array.from({ length: 3000 }, () => extension)]);
    expect(pushedContents(tar, 65_536).end.problem?.code).toBe('limit-exceeded');
  });

  test('in the content is refused', () => {
    const tar = concat([
      paxHeader(paxRecords('1.0')),
      record({ name: 'a', size: 2 ** 32 }, '9'.repeat(2_000_000)),
    ]);
    expect(pushedContents(tar, 65_536).end.problem?.code).toBe('limit-exceeded');
  });
});
