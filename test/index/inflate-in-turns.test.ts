import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { indexStream } from '../../src/index/index-stream.ts';
import { memoryStream } from '../support/memory.ts';
import { buildTar } from '../support/tar.ts';

test('others have their turns while a large layer is inflated', async () => {
  const tar = buildTar([{ path: 'a', content: Buffer.alloc(50_000_000) }]);
  const gz = gzipSync(tar, { level: 1 });
  let turns = 0;
  const other = setInterval(() => turns++, 1);
  await indexStream(memoryStream(gz), { verify: true });
  clearInterval(other);
  expect(turns).toBeGreaterThan(2);
});
