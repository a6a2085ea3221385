import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeText } from '../../../src/model/byte-string.ts';
import { LayerscopeError } from '../../../src/model/error.ts';
import { limits } from '../../../src/model/limits.ts';
import { readTarSplit, type TarSplitRecord } from '../../../src/sources/local-store/tar-split.ts';
import { DecompressionError } from '../../../src/tar/decompress.ts';
import { memoryStream } from '../../support/memory.ts';
import { buildTar } from '../../support/tar.ts';
import { packTarSplit, tarSplitLines } from '../../support/tar-split.ts';

async function recordsOf(stored: Uint8Array, size?: number): Promise<readonly TarSplitRecord[]> {
  const records: TarSplitRecord[] = [];
  await readTarSplit(memoryStream(stored, size), 'tar-split', (record) => records.push(record));
  return records;
}

const lines = tarSplitLines(
  buildTar([
    { path: 'etc/', type: 'directory' },
    { path: 'etc/café', content: 'text' },
    { path: Buffer.from([0x61, 0xff]), content: 'x' },
    { path: 'empty' },
  ]),
);
const stored = packTarSplit(lines);

test('records come in order, names as bytes, and none that has no bytes', async () => {
  const records = await recordsOf(stored);
  const contents = records.flatMap((record) => (record.kind === 'content' ? [record] : []));
  expect(contents.map(({ name, size }) => [name, size])).toEqual([
    [encodeText('etc/café'), 4],
    ['a\u00ff', 1],
  ]);
  const sizes = records.map((record) =>
    record.kind === 'content' ? record.size : record.bytes.length,
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(buildTar([]).length + 4 * 512 + 2 * 512);
});

test('pieces of any size give the same records', async () => {
  const whole = await recordsOf(stored);
  for (const size of [1, 7, 100]) expect(await recordsOf(stored, size)).toEqual(whole);
});

test('a link that claims the size of its target carries no bytes', async () => {
  const line = { type: 1, name: 'link', size: 9, payload: 'AAAAAAAAAAA=', position: 0 };
  expect(await recordsOf(packTarSplit([line]))).toEqual([]);
});

test.each([
  ['a record is missing', lines.filter((_, i) => i !== 2), 'records are missing'],
  ['a type is unknown', [{ type: 3, payload: '', position: 0 }], 'unknown type'],
  ['a size is negative', [{ type: 1, name: 'a', size: -1, payload: '', position: 0 }], 'sensible'],
  ['a size is absurd', [{ type: 1, name: 'a', size: 1e300, payload: '', position: 0 }], 'sensible'],
  [
    'a checksum is short',
    [{ type: 1, name: 'a', size: 1, payload: 'AAAA', position: 0 }],
    'checksum',
  ],
  ['a line is no object', ['text'], 'not an object'],
])('a file is damaged when %s', async (_, broken, reason) => {
  const stream = gzipSync(broken.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await expect(recordsOf(stream)).rejects.toThrow(reason);
});

test('a line that never ends is not kept', async () => {
  const endless = gzipSync(Buffer.alloc(limits.tarSplitLineBytes + 2 ** 20, 'x'));
  await expect(recordsOf(endless)).rejects.toThrow('more than');
});

test('deep nesting is refused before it is parsed', async () => {
  await expect(recordsOf(gzipSync('['.repeat(100_000)))).rejects.toThrow('nested');
});

test('a file that is cut off anywhere is refused', async () => {
  for (let end = 1; end < stored.length; end++) {
    await expect(recordsOf(stored.subarray(0, end))).rejects.toThrow(/gzip|end|trunc/i);
  }
});

test('whatever a line says, it is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.uint8Array({ minLength: 1, maxLength: 4 }),
      async (at, change) => {
        const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
        text.set(change.subarray(0, text.length - (at % text.length)), at % text.length);
        await recordsOf(gzipSync(text)).catch((error: unknown) => {
          const isMeant = error instanceof LayerscopeError || error instanceof DecompressionError;
          if (!isMeant) throw error;
        });
      },
    ),
  );
});
