import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodersHere, decompress } from '../../../src/tar/decompress.ts';
import { memoryStream } from '../../support/memory.ts';
import { beBusy, turnsDuring } from '../../support/turns.ts';
import { rawFrame } from '../../support/zstd.ts';

const content = Buffer.alloc(5_000_000);

test.each([
  ['gzip', gzipSync(content)],
  ['zstd', rawFrame(content)],
] as const)('others have their turns while %s is inflated and worked on', async (name, data) => {
  const work = async (): Promise<void> => {
    for await (const piece of decompress(memoryStream(data), name, decodersHere)) {
      beBusy(piece.length / 12_500);
    }
  };
  const { turns } = await turnsDuring(work());
  expect(turns).toBeGreaterThan(10);
});
