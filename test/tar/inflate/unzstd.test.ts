import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decompress, usualDecoders } from '../../../src/tar/decompress.ts';
import {
  canInflateNativelyHere,
  hasNativeZstd,
  inflateNatively,
  inflateNativelyHere,
} from '../../../src/tar/inflate/zstd-native.ts';
import { inflateZstdHere } from '../../../src/tar/inflate/zstd-here.ts';
import { inflateInThread } from '../../../src/tar/inflate/zstd-in-thread.ts';
import { inflate, type Inflation } from '../../support/inflate.ts';
import { memoryStream } from '../../support/memory.ts';
import { concat } from '../../support/tar-blocks.ts';
import { frameHeader, rawFrame, skippableFrame } from '../../support/zstd.ts';

const folder = new URL('../../../fixtures/zstd/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.zst'))
  .map((name) => ({ name, data: readFileSync(new URL(name, folder)) }));
const lines = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `line ${i}\n`).join(''));

const decoders = [
  { decoder: 'in WebAssembly, in a thread', decode: inflateInThread },
  { decoder: 'in WebAssembly, in the calling thread', decode: inflateZstdHere },
  ...(hasNativeZstd
    ? [
        { decoder: 'of Node', decode: inflateNatively },
        { decoder: 'of Node, in the calling thread', decode: inflateNativelyHere },
      ]
    : []),
];

test('a Node that has a decoder lets the calling thread use it', () => {
  expect(canInflateNativelyHere).toBe(hasNativeZstd);
});

describe.each(decoders)('the decoder $decoder', ({ decode }) => {
  const unzstd = (data: Uint8Array, size?: number): Promise<Inflation> =>
    inflate(data, 'zstd', size, { zstd: decode });

  /** Whether all of `data` is inflated, and to `content`. */
  const inflatesTo = async (data: Uint8Array, content: Uint8Array, size?: number) => {
    const { output, error } = await unzstd(data, size);
    return error === null && output.equals(content);
  };

  test.each(files)('inflates what zstd makes: $name', async ({ data }) => {
    expect(await inflatesTo(data, lines)).toBe(true);
    expect(await inflatesTo(data, lines, 100)).toBe(true);
  });

  test('inflates many frames, with frames to skip between them', async () => {
    const frames = files.flatMap(({ data }) => [skippableFrame(10), data, skippableFrame(0)]);
    const content = Buffer.concat(files.map(() => lines));
    expect(await inflatesTo(concat(frames), content, 3000)).toBe(true);
  });

  test('inflates a frame for each file', async () => {
    const parts = Array.from({ length: 500 }, (_, i) => Buffer.from(`file ${i}\n`));
    const frames = parts.map((part) => rawFrame(part));
    expect(await inflatesTo(concat(frames), Buffer.concat(parts))).toBe(true);
  });

  test('inflates frames with nothing in them', async () => {
    expect(await inflatesTo(rawFrame(new Uint8Array()), new Uint8Array())).toBe(true);
    expect(await inflatesTo(skippableFrame(100), new Uint8Array())).toBe(true);
  });

  test('inflates more than it gives out at once', async () => {
    const content = Buffer.alloc(3_000_000, 'some content');
    expect(await inflatesTo(rawFrame(content), content, 1 << 20)).toBe(true);
  });

  test.each(files)('takes $name for truncated, wherever it is cut off', async ({ data }) => {
    const sizes = [0, 1, 3, 4, 5, 6, 9, 12, 1000, 10_000, data.length - 4, data.length - 1];
    for (const size of sizes) {
      const { output, error } = await unzstd(data.subarray(0, size));
      expect(error?.code).toBe('truncated-compression');
      expect(lines.subarray(0, output.length).equals(output)).toBe(true);
    }
  });

  test('loses no whole block in front of a truncation', async () => {
    const frame = rawFrame(lines, 1000);
    const { output } = await unzstd(frame.subarray(0, 100_000));
    expect(output.length).toBeGreaterThan(98_000);
  });

  test('comes to an end for damage anywhere', async () => {
    const [{ data } = { data: Buffer.alloc(0) }] = files;
    for (let at = 0; at < data.length; at += 531) {
      const changed = Uint8Array.from(data);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const { error } = await unzstd(changed);
      expect(error?.code).toMatch(/^(bad|truncated)-compression|limit-exceeded$/);
    }
  });

  test('finds a wrong checksum', async () => {
    const [{ data } = { data: Buffer.alloc(0) }] = files;
    const changed = Uint8Array.from(data);
    changed[data.length - 1] = (changed[data.length - 1] ?? 0) ^ 1;
    expect((await unzstd(changed)).error?.code).toBe('bad-compression');
  });

  test('gives what stands in front of garbage', async () => {
    const { output, error } = await unzstd(concat([rawFrame(lines), 'garbage']));
    expect(error?.code).toBe('bad-compression');
    expect(output.equals(lines)).toBe(true);
  });

  test('refuses a window of more than 128 MB, and says so', async () => {
    const { error } = await unzstd(concat([frameHeader((18 << 3) | 0), new Uint8Array(10)]));
    expect(error).toMatchObject({ code: 'limit-exceeded' });
    expect(error?.message).toContain('256 MB');
  });

  test('serves several readers at once, and readers that stop', async () => {
    const readers = files.map(({ data }) => unzstd(data, 500));
    for await (const piece of decompress(memoryStream(rawFrame(lines)), 'zstd', {
      ...usualDecoders,
      zstd: decode,
    })) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    for (const { output } of await Promise.all(readers)) expect(output.equals(lines)).toBe(true);
  });
});
