import { expect, test } from 'vitest';
import { contentWindows } from '../../src/cli/content-windows.ts';
import { readBeginning } from '../../src/cli/read-beginning.ts';
import { LayerscopeError } from '../../src/model/error.ts';
import type { ContentPiece, FileContent } from '../../src/model/file-content.ts';
import { analysed } from '../support/analysed.ts';

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

async function twoFiles() {
  const { tree } = await analysed([
    [{ path: 'a', content: 'aaaa' }],
    [{ path: 'b', content: 'b' }],
  ]);
  return tree;
}

function contentOf(size: number, pieces: readonly ContentPiece[]): FileContent {
  return {
    size,
    storedSize: size,
    async *pieces(start = 0, end = size) {
      for (const { position, bytes } of pieces) {
        const from = Math.max(0, start - position);
        yield { position: position + from, bytes: bytes.subarray(from, end - position) };
      }
    },
  };
}

test('reads the beginning of each file that was asked for, holes as zeros', async () => {
  const tree = await twoFiles();
  const holed = contentOf(6, [
    { position: 0, bytes: Buffer.from('ab') },
    { position: 4, bytes: Buffer.from('ef') },
  ]);
  const windows = await contentWindows(
    { tree, beginningOf: (_, bytes) => readBeginning(holed, bytes) },
    [
      { version: 1, bytes: 5 },
      { version: 0, bytes: 100 },
    ],
  );
  expect([...windows.keys()]).toEqual([0, 1]);
  expect(text(windows.get(0))).toBe('ab\0\0ef');
  expect(text(windows.get(1))).toBe('ab\0\0e');
});

test('has no answer for a content that is damaged', async () => {
  const tree = await twoFiles();
  const damage = new LayerscopeError({ code: 'damaged', tried: '', failed: '', advice: '' });
  const damaged: FileContent = {
    size: 3,
    storedSize: 3,
    pieces: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(damage) }) }),
  };
  const windows = await contentWindows(
    { tree, beginningOf: (_, bytes) => readBeginning(damaged, bytes) },
    [{ version: 0, bytes: 5 }],
  );
  expect(windows.size).toBe(0);
});
