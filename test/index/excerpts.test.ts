import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Excerpts } from '../../src/index/excerpts.ts';
import { indexStream } from '../../src/index/index-stream.ts';
import { limits } from '../../src/model/limits.ts';
import { memoryStream } from '../support/memory.ts';
import { buildTar, type TarEntrySpec } from '../support/tar.ts';

const text = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : Buffer.from(bytes).toString();

async function kept(files: readonly TarEntrySpec[], excerpts: Excerpts, size = 512) {
  const tar = gzipSync(buildTar(files));
  const index = await indexStream(memoryStream(tar, size), { verify: false, excerpts });
  return files.map((_, entry) => text(excerpts.of(index, entry)));
}

describe('what is kept of a layer as it streams by', () => {
  test.each([1, 7, 512, 1 << 20])('the wanted contents, in pieces of %i bytes', async (size) => {
    const files = [
      { path: 'a/.env', content: 'A=1\n'.repeat(300) },
      { path: 'b', content: 'other' },
      { path: 'c/.env', content: '' },
      { path: 'd/.env', content: 'B=2' },
    ];
    const excerpts = new Excerpts((path, bytes) => path.endsWith('.env') && bytes > 0);
    expect(await kept(files, excerpts, size)).toEqual(['A=1\n'.repeat(300), null, null, 'B=2']);
  });

  test('of a large file the beginning', async () => {
    const content = 'x'.repeat(limits.contentWindowBytes + 5000);
    const [found] = await kept([{ path: 'a', content }], new Excerpts(() => true));
    expect(found).toBe('x'.repeat(limits.contentWindowBytes));
  });

  test('no more than there is room for, over all layers', async () => {
    const excerpts = new Excerpts(() => true, 10);
    const files = [
      { path: 'a', content: '12345678' },
      { path: 'b', content: '12345' },
      { path: 'c', content: '12' },
    ];
    expect(await kept(files, excerpts)).toEqual(['12345678', null, '12']);
    expect(await kept(files, excerpts)).toEqual([null, null, null]);
  });

  test('nothing of a content that is cut off', async () => {
    const tar = buildTar([{ path: 'a', content: 'x'.repeat(2000) }]).subarray(0, 1500);
    const excerpts = new Excerpts(() => true);
    const index = await indexStream(memoryStream(tar), { verify: false, excerpts });
    expect(excerpts.of(index, 0)).toBeNull();
  });
});
