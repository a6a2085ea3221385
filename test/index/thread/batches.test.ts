import { expect, test } from 'vitest';
import { batches } from '../../../src/index/thread/batches.ts';
import { memoryStream } from '../../support/memory.ts';

async function batchesOf(
  stream: AsyncIterable<Uint8Array>,
): Promise<readonly (readonly Uint8Array[])[]> {
  const all: (readonly Uint8Array[])[] = [];
  for await (const batch of batches(stream)) all.push(batch);
  return all;
}

test('small pieces go together, large ones alone, and all of them in order', async () => {
  const bytes = Uint8Array.from({ length: 700_000 }, (_, i) => i % 251);
  for (const size of [1000, 100_000, 600_000]) {
    const all = await batchesOf(memoryStream(bytes, size));
    expect(Buffer.concat(all.flat()).equals(bytes)).toBe(true);
    for (const batch of all.slice(0, -1)) {
      const length = batch.reduce((sum, piece) => sum + piece.length, 0);
      expect(length).toBeGreaterThanOrEqual(256 * 1024);
      expect(length).toBeLessThan(256 * 1024 + size);
    }
  }
  expect(await batchesOf(memoryStream(new Uint8Array()))).toEqual([]);
});

test('memory that a piece has to itself is given on, and what others have parts of is not', async () => {
  const alone = new Uint8Array(10);
  const shared = new Uint8Array(20).subarray(5);
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    yield alone;
    yield shared;
  };
  const [[first, second] = []] = await batchesOf(stream());
  expect(first).toBe(alone);
  expect(second).toEqual(shared);
  expect(second?.buffer.byteLength).toBe(15);
});
