import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodersHere, decompress } from '../../../src/tar/decompress.ts';
import { memoryStream } from '../../support/memory.ts';

test('others have their turns while a content is inflated and worked on', async () => {
  const gz = gzipSync(Buffer.alloc(5_000_000));
  let turns = 0;
  let isDone = false;
  const wait = (): void => {
    turns++;
    if (!isDone) setImmediate(wait);
  };
  setImmediate(wait);
  for await (const piece of decompress(memoryStream(gz), 'gzip', decodersHere)) {
    const until = performance.now() + piece.length / 12_500;
    while (performance.now() < until);
  }
  isDone = true;
  expect(turns).toBeGreaterThan(10);
});
