import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ContentReader } from '../../../src/cli/explorer/read-content.ts';
import { ImageContents } from '../../../src/cli/image-contents.ts';
import type { FileContent } from '../../../src/model/file-content.ts';
import type { Msg } from '../../../src/tui/msg.ts';
import { analysed } from '../../support/analysed.ts';
import { memoryBlob } from '../../support/memory.ts';
import { sparseFile } from '../../support/sparse-file.ts';
import { buildTar } from '../../support/tar.ts';

const large = Buffer.alloc(3_000_000, 'some text ');
const layer = [{ path: 'large', content: large }, sparseFile('sparse', 12, [[5, 'abc']])];

/** Reads from an image; what it says comes to `told`. */
async function readerOf(cut = Infinity): Promise<{
  readonly reader: ContentReader;
  readonly told: readonly Msg[];
  readonly versions: readonly number[];
}> {
  const tar = buildTar(layer);
  const { tree } = await analysed([layer]);
  const contents = new ImageContents(tree, [memoryBlob(gzipSync(tar.subarray(0, cut)))]);
  const told: Msg[] = [];
  const contentOf = (version: number): FileContent => contents.of(version);
  const reader = new ContentReader({ contentOf }, (msg) => told.push(msg));
  return { reader, told, versions: [...tree.stateAt(0)].sort((a, b) => a - b) };
}

const read = (version = 0, position = 0, length = 10) =>
  ({ kind: 'read', version, position, length }) as const;

test('reads what is asked for, holes as zeros, and no more than there is', async () => {
  const { reader, told, versions } = await readerOf();
  const [first, second] = versions;
  await reader.read(read(first, 10));
  await reader.read(read(first, large.length - 4));
  await reader.read(read(second, 2));
  await reader.read(read(second, 50));
  expect(told.map((msg) => msg.kind === 'content' && Buffer.from(msg.bytes).toString())).toEqual([
    'some text ',
    'ext ',
    '\0\0\0abc\0\0\0\0',
    '',
  ]);
  expect(told[1]).toMatchObject({ version: first, position: large.length - 4 });
});

test('takes memory for a bounded part only', async () => {
  const { reader, told, versions } = await readerOf();
  await reader.read(read(versions[0], 0, 1e12));
  const [msg] = told;
  expect(msg?.kind === 'content' && msg.bytes.length).toBe(1 << 20);
});

test('answers what was asked for last', async () => {
  const { reader, told, versions } = await readerOf();
  const [first = 0, second = 0] = versions;
  await Promise.all([
    reader.read(read(first, 2_900_000)),
    reader.read(read(first, 10)),
    reader.read(read(second, 5, 3)),
  ]);
  expect(told).toEqual([
    { kind: 'content', version: second, position: 5, bytes: Uint8Array.from(Buffer.from('abc')) },
  ]);
});

test('goes on with what an answer makes somebody ask for', async () => {
  const told: Msg[] = [];
  const contentOf = (): FileContent => ({
    size: 2,
    storedSize: 2,
    async *pieces(start = 0) {
      yield { position: start, bytes: Buffer.from('ab').subarray(start, start + 1) };
    },
  });
  const reader = new ContentReader({ contentOf }, (msg) => {
    told.push(msg);
    if (told.length === 1) void reader.read(read(1, 1, 1));
  });
  await reader.read(read(1, 0, 1));
  expect(told).toMatchObject([{ position: 0 }, { position: 1 }]);
});

test('says in words what could not be read, and reads on', async () => {
  const { reader, told, versions } = await readerOf(1_000_000);
  const [first] = versions;
  await reader.read(read(first, 2_000_000));
  await reader.read(read(first, 20));
  expect(told).toMatchObject([
    {
      kind: 'unreadable',
      version: first,
      reason: "could not read large in layer 0: the layer ends within the file's content",
    },
    { kind: 'content', position: 20 },
  ]);
});
