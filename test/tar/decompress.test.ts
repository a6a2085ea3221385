import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ByteStream } from '../../src/model/bytes.ts';
import { limits } from '../../src/model/limits.ts';
import { decompress, DecompressionError } from '../../src/tar/decompress.ts';
import { inflate } from '../support/inflate.ts';
import { memoryStream } from '../support/memory.ts';
import { rawFrame, zerosFrame } from '../support/zstd.ts';

const content = Buffer.from('content '.repeat(2500));
const forms = [
  ['none', content],
  ['gzip', gzipSync(content)],
  ['zstd', rawFrame(content)],
] as const;

/** A stream that says whether its reader has let it go. */
async function* watched(stream: ByteStream, watch: { closed: boolean }): ByteStream {
  try {
    yield* stream;
  } finally {
    watch.closed = true;
  }
}

describe.each(forms)('%s', (compression, data) => {
  test.each([1, 7, 4096, 1 << 20])('is inflated from pieces of %i', async (size) => {
    const { output, error } = await inflate(data, compression, size);
    expect(error).toBeNull();
    expect(output.equals(content)).toBe(true);
  });

  test('a reader that stops lets the source go', async () => {
    const watch = { closed: false };
    for await (const piece of decompress(watched(memoryStream(data, 1000), watch), compression)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(watch.closed).toBe(true);
  });

  test('a failure of the source goes through, after what came before it', async () => {
    const failure = new Error('the disk is on fire');
    async function* failing(): ByteStream {
      yield data.subarray(0, data.length - 1);
      throw failure;
    }
    let length = 0;
    const read = async (): Promise<void> => {
      for await (const piece of decompress(failing(), compression)) length += piece.length;
    };
    await expect(read()).rejects.toBe(failure);
    expect(length).toBeGreaterThan(0);
  });
});

test.each(['xz', 'bzip2'] as const)('%s is refused by name', async (compression) => {
  const { error } = await inflate(new Uint8Array(100), compression);
  expect(error?.message).toContain(compression);
});

test('an error says how much came before it', async () => {
  const gz = gzipSync(content);
  const { output, error } = await inflate(gz.subarray(0, gz.length - 1), 'gzip');
  expect(error).toBeInstanceOf(DecompressionError);
  expect(error).toMatchObject({ code: 'truncated-compression', produced: content.length });
  expect(output.equals(content)).toBe(true);
});

describe('a bomb is defused', () => {
  const count = Math.ceil(limits.inflatedFree / 1_000_000) + 1;
  const member = gzipSync(Buffer.alloc(1_000_000));

  test.each([
    ['gzip', Buffer.alloc(member.length * count, member)],
    ['zstd', zerosFrame(33_000)],
  ] as const)('of %s', async (compression, data) => {
    let length = 0;
    const read = async (): Promise<void> => {
      for await (const piece of decompress(memoryStream(data), compression)) length += piece.length;
    };
    await expect(read()).rejects.toMatchObject({ code: 'limit-exceeded' });
    expect(length).toBeLessThanOrEqual(limits.inflatedFree);
  });
});
