import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTree } from '../support/build-tree.ts';
import { indexBlob } from '../../src/index/index-blob.ts';
import { indexStream } from '../../src/index/index-stream.ts';
import type { Blob } from '../../src/model/bytes.ts';
import { EntryBudget } from '../../src/model/entry-budget.ts';
import { LayerscopeError } from '../../src/model/error.ts';
import type { LayerIndex } from '../../src/model/layer-index.ts';
import { limits } from '../../src/model/limits.ts';
import { readTocClaim } from '../../src/toc/toc-claim.ts';
import { arbitraryImage } from '../support/arbitrary-image.ts';
import { countingBlob } from '../support/counting-blob.ts';
import { memoryBlob, memoryStream } from '../support/memory.ts';
import { buildTar } from '../support/tar.ts';
import { fileOf } from '../support/open-image.ts';
import {
  chunkedLayer,
  estargzLayer,
  type TocChanges,
  type TocLayer,
  type TocRow,
} from '../support/toc-layer.ts';

const formats = [
  ['eStargz', estargzLayer],
  ['zstd:chunked', chunkedLayer],
] as const;

const quick = { verify: false };

/** What a table says too: a stream knows besides where contents stand in the tar. */
function facts(index: LayerIndex): object {
  const warnings = index.warnings.map((warning) => ({ ...warning, offset: null }));
  const mtime = index.mtime.map(Math.round);
  return { ...index, places: null, diffId: null, digest: null, mtime, warnings };
}

function byToc({ blob, annotations }: TocLayer, stored: Blob = memoryBlob(blob)) {
  return indexBlob(stored, { ...quick, toc: readTocClaim(annotations) });
}

/** Why a table was of no use, where the layer is what its stream is. */
async function problemOf(layer: TocLayer, stored?: Blob): Promise<string | null> {
  const { way, index, tocProblem } = await byToc(layer, stored);
  expect(way).toBe('stream');
  expect(facts(index)).toEqual(facts(await indexStream(memoryStream(layer.blob), quick)));
  return tocProblem;
}

function rangesRefused(failed: string): LayerscopeError {
  return new LayerscopeError({ code: 'unsupported', tried: 'read', failed, advice: '' });
}

async function expectSame(layer: TocLayer): Promise<void> {
  const { way, index, tocProblem } = await byToc(layer);
  expect({ way, tocProblem }).toEqual({ way: 'toc', tocProblem: null });
  const streamed = await indexStream(memoryStream(layer.blob), quick);
  expect(facts(index)).toEqual(facts(streamed));
}

const busyTar = buildTar([
  { path: './', type: 'directory', mtime: 12.25 },
  { path: './bin/', type: 'directory', mode: 0o1777 },
  { path: './bin/tool', content: 'x'.repeat(3000), mode: 0o4755, uid: 1000, gid: 2 ** 31 },
  { path: './bin/other', type: 'hardlink', linkTarget: './bin/tool' },
  { path: './bin/link', type: 'symlink', linkTarget: '../größe' },
  { path: './größe', content: 'y', mtime: 1_700_000_000.125 },
  { path: './old', mtime: -86_400.5 },
  { path: './dev', type: 'character-device', device: { major: 1, minor: 300 } },
  { path: './disk', type: 'block-device', device: { major: 8, minor: 0 } },
  { path: './fifo', type: 'fifo' },
  { path: './empty' },
  {
    path: './cap',
    content: 'z',
    pax: { 'SCHILY.xattr.security.capability': Buffer.from([1, 0, 255]) },
  },
  { path: './.wh.gone' },
  { path: './bin/.wh..wh..opq' },
  { path: './.wh..wh.plnk', type: 'directory' },
  { path: './bin/tool', content: 'again' },
  { path: '../above', content: 'clamped' },
]);

describe.each(formats)('%s', (_, write) => {
  test('gives what the stream of the same blob gives', async () => {
    await expectSame(write(busyTar));
    await expectSame(write(busyTar, { chunkSize: 700 }));
    await expectSame(write(buildTar([])));
  });

  test('gives what the stream gives, whatever the layer', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryImage, async (layers) => {
        for (const records of layers) await expectSame(write(buildTar(records), { chunkSize: 3 }));
      }),
      { numRuns: 30 },
    );
  });
});

test('an eStargz layer is a gzip and a tar to those that know no better', () => {
  const path = fileOf(estargzLayer(busyTar, { chunkSize: 700 }).blob);
  const tar = execFileSync('gzip', ['--decompress', '--stdout'], { input: readFileSync(path) });
  const names = execFileSync('tar', ['--list', '--file', '-'], { input: tar }).toString();
  expect(names.split('\n')).toEqual(
    expect.arrayContaining(['.no.prefetch.landmark', './bin/tool', 'stargz.index.json']),
  );
  const tool = ['--extract', '--to-stdout', '--occurrence=1', '--file', '-', './bin/tool'];
  expect(execFileSync('tar', tool, { input: tar }).toString()).toBe('x'.repeat(3000));
});

describe.each(formats)('%s', (_, write) => {
  test('is read by its table alone', async () => {
    const noise = randomBytes(300_000);
    const layer = write(buildTar([{ path: 'noise', content: noise }]));
    const { blob, read } = countingBlob(layer.blob);
    expect((await byToc(layer, blob)).way).toBe('toc');
    expect(read.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(2_000);
  });

  test('is streamed when it is to be verified', async () => {
    const { blob, annotations } = write(busyTar);
    const options = { verify: true, toc: readTocClaim(annotations) };
    const { way, tocProblem } = await indexBlob(memoryBlob(blob), options);
    expect({ way, tocProblem }).toEqual({ way: 'stream', tocProblem: null });
  });

  test('is walked where it is stored uncompressed', async () => {
    const { annotations } = write(busyTar);
    expect((await byToc({ blob: busyTar, annotations })).way).toBe('walk');
  });

  test('is streamed where no ranges are to be had', async () => {
    const layer = write(busyTar);
    const none = { ...memoryBlob(layer.blob), access: null, ranges: null };
    expect(await problemOf(layer, none)).toBe('the layer comes in order only');
    const failed = 'the registry gives whole blobs only';
    const refused = { read: () => Promise.reject(rangesRefused(failed)) };
    expect(await problemOf(layer, { ...none, ranges: refused })).toBe(failed);
  });

  test('other failures are nothing that a table can be blamed for', async () => {
    const layer = write(busyTar);
    const ranges = { read: () => Promise.reject(new TypeError('a bug')) };
    await expect(byToc(layer, { ...memoryBlob(layer.blob), ranges })).rejects.toThrow('a bug');
  });

  test('is streamed when the table is not the one that the manifest names', async () => {
    const { blob } = write(busyTar);
    const { annotations } = write(buildTar([{ path: 'other', content: 'x' }]));
    expect(await problemOf({ blob, annotations })).not.toBeNull();
  });

  test('cut off anywhere it is what its stream is', async () => {
    const { blob, annotations } = write(buildTar([{ path: 'a', content: 'some content' }]));
    for (let size = 0; size < blob.length; size += 7) {
      const cut = { blob: blob.subarray(0, size), annotations };
      const { index } = await byToc(cut);
      expect(facts(index)).toEqual(facts(await indexStream(memoryStream(cut.blob), quick)));
    }
  });

  test('with any byte changed it is what it was, or what its stream is', async () => {
    const layer = write(buildTar([{ path: 'a', content: 'some content' }]));
    const whole = facts((await byToc(layer)).index);
    for (let at = 0; at < layer.blob.length; at += 3) {
      const blob = Uint8Array.from(layer.blob);
      blob[at] = (blob[at] ?? 0) ^ 0x55;
      const { way, index } = await byToc({ ...layer, blob });
      const expected = way === 'toc' ? whole : facts(await indexStream(memoryStream(blob), quick));
      expect(facts(index)).toEqual(expected);
    }
  });
});

/** What is done to the rows of a table of one file, `a` in three chunks, and what is said then. */
const wrongRows: readonly (readonly [
  what: string,
  change: (row: TocRow, i: number) => unknown,
  said: RegExp,
])[] = [
  ['a type that nobody knows', (row) => ({ ...row, type: 'door' }), /no known type/],
  ['no type', (row) => ({ ...row, type: undefined }), /entries\[\d\]\.type is missing/],
  ['no object', () => 'a', /cannot be read/],
  ['a list', () => [], /is not an object/],
  ['a name that is not UTF-8', (row) => ({ ...row, name: 'a\uFFFD' }), /not UTF-8/],
  ['half a character', (row) => ({ ...row, name: 'a\uD800' }), /not UTF-8/],
  ['a path without end', (row) => ({ ...row, name: 'a'.repeat(8193) }), /more than 8192 bytes/],
  ['a mode that is text', (row) => ({ ...row, mode: '0644' }), /mode in it is no count/],
  ['a negative owner', (row) => ({ ...row, uid: -1 }), /uid in it is no count/],
  ['a size out of reach', (row) => ({ ...row, size: 1e300 }), /size in it is no count/],
  ['a huge size', (row) => ({ ...row, size: 2 ** 50 }), /do not make the whole|impossibly large/],
  ['no size', (row) => ({ ...row, size: undefined }), /do not make the whole/],
  [
    'a time that is none',
    (row) => ({ ...row, modtime: 'yesterday' }),
    /a time that cannot be read/,
  ],
  ['no digest', (row) => ({ ...row, digest: undefined }), /without its SHA-256/],
  ['no digest of a chunk', (row) => ({ ...row, chunkDigest: undefined }), /without its SHA-256/],
  ['a digest of another kind', (row) => ({ ...row, digest: 'md5:00' }), /without its SHA-256/],
  ['chunks of another file', (row, i) => ({ ...row, name: `a${i}` }), /chunk of no file/],
  ['a chunk first', (row) => ({ ...row, type: 'chunk' }), /chunk of no file/],
  ['a gap', (row, i) => ({ ...row, chunkOffset: i * 4 }), /do not make the whole/],
  ['an endless chunk', (row) => ({ ...row, chunkSize: 2 ** 40 }), /do not make the whole/],
  ['chunks in no order', (row, i) => ({ ...row, offset: 400 - i }), /overlap/],
  ['no offset', (row) => ({ ...row, offset: undefined }), /overlap/],
  [
    'offsets behind the end',
    (row, i) => ({ ...row, offset: 2 ** 40 + i, endOffset: 2 ** 41 }),
    /overlap/,
  ],
  ['a link that is none', (row) => ({ ...row, type: 'symlink' }), /linkName is missing/],
  ['attributes that are no text', (row) => ({ ...row, xattrs: { a: 1 } }), /xattrs\.a is not text/],
  [
    'an entry without end',
    (row) => ({ ...row, x: 'x'.repeat(3_000_000) }),
    /more than 2097152 bytes/,
  ],
];

describe.each(formats)('a table of %s', (_, write) => {
  const tar = buildTar([{ path: 'a', content: '123456789' }]);
  const changed = (change: TocChanges): TocLayer => write(tar, { chunkSize: 3, ...change });

  test.each(wrongRows)('with %s is of no use', async (_what, change, said) => {
    const layer = changed({
      rows: (rows) => rows.map((row, i) => (row['name'] === 'a' ? change(row, i) : row)),
    });
    expect(await problemOf(layer)).toMatch(said);
  });

  test.each<[what: string, change: (json: string) => string, said: RegExp]>([
    ['another version', (json) => json.replace('"version":1', '"version":2'), /not of version 1/],
    ['no version', (json) => json.replace('"version":1,', ''), /not of version 1/],
    [
      'two lists',
      (json) => json.replace('{', '{"entries":[{}],'),
      /(?:type is missing|cannot be read)/,
    ],
    ['no list', (json) => json.replace('"entries"', '"files"'), /cannot be read/],
    ['no comma', (json) => json.replaceAll('},{', '}{'), /not valid JSON/],
    ['an open end', (json) => json.slice(0, -2), /not valid JSON/],
    ['another bracket', (json) => json.replace(/\}$/, ']'), /not valid JSON/],
    ['nothing', () => '', /not valid JSON/],
    ['no JSON', () => 'What?', /not valid JSON/],
    [
      'depth',
      (json) => json.replace('{', `{"x":${'['.repeat(1e6)}${']'.repeat(1e6)},`),
      /too deep/,
    ],
    [
      'depth in an entry',
      (json) => json.replace('"name"', `"x":${'['.repeat(1e6)},"name"`),
      /too deep/,
    ],
  ])('with %s is of no use', async (_what, json, said) => {
    expect(await problemOf(changed({ json }))).toMatch(said);
  });

  test('with too many chunks is of no use', async () => {
    const chunk = { name: 'a', type: 'chunk', chunkSize: 1 };
    const rows = (all: readonly TocRow[]): readonly TocRow[] => [
      ...all,
      ...Array.from({ length: limits.tocChunks + 1 }, () => chunk),
    ];
    expect(await problemOf(changed({ rows }))).toMatch(/more than 500000 chunks/);
  });

  test('with impossibly large contents is of no use', async () => {
    const size = 2 ** 40;
    const rows = (all: readonly TocRow[]): readonly TocRow[] =>
      all.slice(0, -2).map((row) => ({ ...row, chunkSize: 0, size }));
    expect(await problemOf(changed({ rows }))).toMatch(/impossibly large/);
  });

  test('may have hardlinks in a circle, which the tree takes for what they are', async () => {
    const link = (name: string, linkName: string): TocRow => ({ name, linkName, type: 'hardlink' });
    const { way, index } = await byToc(changed({ rows: () => [link('b', 'c'), link('c', 'b')] }));
    expect(way).toBe('toc');
    expect(buildTree([index]).warnings.map(({ code }) => code)).toContain('dangling-hardlink');
  });

  test('counts against what all layers may have', async () => {
    const { blob, annotations } = changed({});
    const options = { ...quick, toc: readTocClaim(annotations) };
    const { index } = await indexBlob(memoryBlob(blob), options, new EntryBudget(0));
    expect(index.warnings.map(({ code }) => code)).toEqual(['limit-exceeded']);
  });
});
