import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ContentDamage } from '../../src/index/content-bytes.ts';
import { indexToc } from '../../src/index/index-toc.ts';
import { LayerContents } from '../../src/index/layer-contents.ts';
import { wholeContent } from '../../src/model/file-content.ts';
import { readTocClaim } from '../../src/toc/toc-claim.ts';
import { countingBlob } from '../support/counting-blob.ts';
import { buildTar } from '../support/tar.ts';
import { chunkedLayer, estargzLayer, type TocLayer, type TocRow } from '../support/toc-layer.ts';

const noise = randomBytes(2_000_000);
const large = randomBytes(5_000_000);
const contents: readonly (readonly [path: string, content: Uint8Array])[] = [
  ['noise', noise],
  ['small', Buffer.from('a few bytes')],
  ['large', large],
  ['last', Buffer.from('the end')],
];
const tar = buildTar(contents.map(([path, content]) => ({ path, content })));

async function contentsOf({ blob, annotations }: TocLayer) {
  const { blob: stored, read } = countingBlob(blob);
  const claim = readTocClaim(annotations);
  if (claim === null || stored.ranges === null) throw new Error('there is no table of contents');
  const index = await indexToc(stored.ranges, stored.size, claim);
  const layer = new LayerContents(index, stored);
  // In front of all is the landmark of eStargz.
  const first = claim.format === 'estargz' ? 1 : 0;
  const asked = read.length;
  const readSoFar = (): number => read.reduce((sum, { length }) => sum + length, 0);
  const before = readSoFar();
  return {
    /** The content of a file, counted from 0, or part of it. */
    read: async (file: number, start?: number, end?: number): Promise<Buffer> => {
      const content = layer.of(first + file);
      if (start === undefined) return buffer(wholeContent(content));
      const parts: Uint8Array[] = [];
      for await (const { bytes } of content.pieces(start, end)) parts.push(bytes);
      return Buffer.concat(parts);
    },
    /** Bytes of the blob that were read for contents. */
    bytesRead: () => readSoFar() - before,
    questions: () => read.length - asked,
  };
}

const layers: readonly (readonly [string, TocLayer])[] = [
  ['eStargz', estargzLayer(tar)],
  ['eStargz in chunks', estargzLayer(tar, { chunkSize: 300_000 })],
  ['zstd:chunked', chunkedLayer(tar)],
  ['zstd:chunked in chunks', chunkedLayer(tar, { chunkSize: 300_000 })],
];

describe.each(layers)('%s', (_, layer) => {
  test('gives each content, in any order and again', async () => {
    const { read } = await contentsOf(layer);
    for (const file of [0, 1, 2, 3, 3, 1, 2, 0]) {
      expect((await read(file)).equals(contents[file]?.[1] ?? Buffer.alloc(0))).toBe(true);
    }
  });

  test('gives any part of a content', async () => {
    const { read } = await contentsOf(layer);
    for (const [start, end] of [
      [0, 1],
      [299_999, 300_001],
      [4_999_990, 5_000_000],
      [7, 4_500_000],
    ]) {
      expect((await read(2, start, end)).equals(large.subarray(start, end))).toBe(true);
    }
  });

  test('is read where the content stands, and nowhere else', async () => {
    const { read, bytesRead } = await contentsOf(layer);
    await read(3);
    expect(bytesRead()).toBeLessThan(1000);
    await read(0);
    expect(bytesRead()).toBeLessThan(noise.length + (1 << 20));
  });
});

test('contents that are asked for in order cost few questions', async () => {
  const many = Array.from({ length: 1000 }, (_, i) => ({ path: `f${i}`, content: `content ${i}` }));
  const { read, questions } = await contentsOf(estargzLayer(buildTar(many)));
  for (const [i, { content }] of many.entries()) expect(String(await read(i))).toBe(content);
  expect(questions()).toBeLessThan(12);
});

describe.each([
  ['eStargz', estargzLayer],
  ['zstd:chunked', chunkedLayer],
] as const)('%s', (_, write) => {
  test.each([
    ['a usual content', noise],
    ['a large one', large],
  ])('%s that is not the one of the table is refused', async (_what, content) => {
    const wrong = `sha256:${'0'.repeat(64)}`;
    const rows = (all: readonly TocRow[]): readonly TocRow[] =>
      all.map((row) => ('digest' in row ? { ...row, digest: wrong, chunkDigest: wrong } : row));
    const { read } = await contentsOf(write(buildTar([{ path: 'a', content }]), { rows }));
    await expect(read(0)).rejects.toThrow(ContentDamage);
  });

  test('a content that is not all there is refused', async () => {
    const rows = (all: readonly TocRow[]): readonly TocRow[] =>
      all.map((row) => (row['name'] === 'a' ? { ...row, size: 9000, chunkSize: 0 } : row));
    const { read } = await contentsOf(write(buildTar([{ path: 'a', content: 'abc' }]), { rows }));
    await expect(read(0)).rejects.toThrow(ContentDamage);
  });
});
