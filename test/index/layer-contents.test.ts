import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { indexStream } from '../../src/index/index-stream.ts';
import { LayerContents } from '../../src/index/layer-contents.ts';
import type { Blob } from '../../src/model/bytes.ts';
import { type ContentPiece, wholeContent } from '../../src/model/file-content.ts';
import { memoryBlob, memoryStream } from '../support/memory.ts';
import { sparseFile } from '../support/sparse-file.ts';
import { buildTar } from '../support/tar.ts';
import { zstdFrame } from '../support/zstd-frame.ts';

const large = Buffer.alloc(3_000_000, 'a large file ');
const tar = buildTar([
  { path: 'dir/', type: 'directory' },
  { path: 'small', content: 'a few bytes' },
  { path: 'empty' },
  { path: 'large', content: large },
  sparseFile('sparse', 12, [
    [2, 'ab'],
    [9, 'c'],
  ]),
  { path: 'last', content: 'the end' },
]);
const expected = ['', 'a few bytes', '', String(large), '\0\0ab\0\0\0\0\0c\0\0', 'the end'];

/** The contents of a layer, and how often it was streamed. */
async function layerOf(blob: Blob): Promise<{
  readonly read: (entry: number) => Promise<string>;
  readonly contents: LayerContents;
  readonly streamed: () => number;
}> {
  const index = await indexStream(blob.stream(), { verify: false });
  let streams = 0;
  const counted = {
    ...blob,
    stream() {
      streams++;
      return blob.stream();
    },
  };
  const contents = new LayerContents(index, counted);
  return {
    contents,
    read: async (entry) => String(await buffer(wholeContent(contents.of(entry)))),
    streamed: () => streams,
  };
}

async function partOf(pieces: AsyncIterable<ContentPiece>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const { bytes } of pieces) parts.push(bytes);
  return Buffer.concat(parts);
}

describe.each([
  ['not compressed', memoryBlob(tar), 0],
  ['that can only be streamed', { ...memoryBlob(tar), access: null }, 1],
  ['compressed with gzip', memoryBlob(gzipSync(tar)), 1],
  ['compressed with zstd', memoryBlob(zstdFrame(tar)), 1],
])('a layer %s', (_, blob, passes) => {
  test('gives all contents in one pass, if they are asked for in order', async () => {
    const { read, streamed } = await layerOf(blob);
    for (const [entry, content] of expected.entries()) expect(await read(entry)).toBe(content);
    expect(streamed()).toBe(passes);
  });

  test('gives contents in any order, and again', async () => {
    const { read } = await layerOf(blob);
    for (const entry of [5, 1, 4, 4, 3, 2]) expect(await read(entry)).toBe(expected[entry]);
  });

  test('gives any part of a content, windows of it in one pass', async () => {
    const { contents, streamed } = await layerOf(blob);
    const { pieces } = contents.of(3);
    for (let start = 0; start < large.length; start += 1 << 18) {
      const part = await partOf(pieces(start, start + (1 << 18)));
      expect(part.equals(large.subarray(start, start + (1 << 18)))).toBe(true);
    }
    expect(streamed()).toBe(passes);
    expect(String(await partOf(pieces(13, 26)))).toBe('a large file ');
    expect(await partOf(pieces(large.length, large.length + 5))).toHaveLength(0);
  });

  test('gives parts of a file with holes', async () => {
    const { contents } = await layerOf(blob);
    const { pieces } = contents.of(4);
    const found: string[] = [];
    for (let start = 0; start < 12; start++) {
      for await (const { position, bytes } of pieces(start, start + 3)) {
        if (bytes.length > 0) found.push(`${start}: ${String(Buffer.from(bytes))} at ${position}`);
      }
    }
    expect(found).toEqual([
      '0: a at 2',
      '1: ab at 2',
      '2: ab at 2',
      '3: b at 3',
      '7: c at 9',
      '8: c at 9',
      '9: c at 9',
    ]);
  });

  test('gives several contents at the same time', async () => {
    const { contents, read } = await layerOf(blob);
    const slow = contents.of(3).pieces();
    const whole: Uint8Array[] = [];
    for await (const { bytes } of slow) {
      whole.push(bytes);
      expect(await read(1)).toBe(expected[1]);
      expect(await read(5)).toBe(expected[5]);
    }
    expect(Buffer.concat(whole).equals(large)).toBe(true);
  });

  test('goes on after a content of which only the beginning was wanted', async () => {
    const { contents, read } = await layerOf(blob);
    for await (const { bytes } of contents.of(3).pieces()) {
      expect(bytes.length).toBeLessThanOrEqual(1 << 18);
      break;
    }
    expect(await read(3)).toBe(expected[3]);
    await contents.close();
    expect(await read(5)).toBe(expected[5]);
  });
});

test('ends what is being read of a compressed layer when it is closed', async () => {
  const { contents } = await layerOf(memoryBlob(gzipSync(tar)));
  const reading = contents.of(3).pieces()[Symbol.asyncIterator]();
  await reading.next();
  await contents.close();
  const rest = partOf({ [Symbol.asyncIterator]: () => reading });
  await expect(rest).rejects.toThrow('the layer ends within');
});

test('lets one give up on the way to a part of a compressed layer', async () => {
  const { contents, streamed, read } = await layerOf(memoryBlob(gzipSync(tar)));
  for await (const { bytes } of contents.of(5).pieces()) {
    expect(bytes).toHaveLength(0);
    break;
  }
  expect(await read(5)).toBe(expected[5]);
  expect(streamed()).toBe(1);
});

test('says so when the layer is shorter than it was', async () => {
  const index = await indexStream(memoryStream(tar), { verify: false });
  const contents = new LayerContents(index, memoryBlob(tar.subarray(0, 1_000_000)));
  await expect(buffer(wholeContent(contents.of(3)))).rejects.toThrow('the layer ends within');
});

test('pieces of a compressed layer can be kept', async () => {
  const content = randomBytes(1_000_000);
  const { contents } = await layerOf(memoryBlob(gzipSync(buildTar([{ path: 'a', content }]))));
  expect((await partOf(contents.of(0).pieces())).equals(content)).toBe(true);
});
