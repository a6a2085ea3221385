import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { type FileContent, wholeContent } from '../../src/model/file-content.ts';
import { limits } from '../../src/model/limits.ts';

/** A file with these texts at these positions. */
function fileOf(size: number, texts: Readonly<Record<number, string>>): FileContent {
  return {
    size,
    storedSize: Object.values(texts).join('').length,
    async *pieces() {
      for (const [position, text] of Object.entries(texts)) {
        yield { position: Number(position), bytes: Buffer.from(text) };
      }
    },
  };
}

test.each([
  ['nothing at all', 0, {}, ''],
  ['one piece', 3, { 0: 'abc' }, 'abc'],
  ['pieces that follow each other', 4, { 0: 'ab', 2: 'cd' }, 'abcd'],
  ['holes everywhere', 8, { 1: 'ab', 5: 'c' }, '\0ab\0\0c\0\0'],
  ['a hole only', 5, {}, '\0\0\0\0\0'],
])('writes out %s', async (_, size, texts, whole) => {
  expect(String(await buffer(wholeContent(fileOf(size, texts))))).toBe(whole);
});

test('writes a large hole in small pieces', async () => {
  const sizes: number[] = [];
  for await (const piece of wholeContent(fileOf(1_000_000, {}))) sizes.push(piece.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(65_536);
  expect(sizes.reduce((a, b) => a + b)).toBe(1_000_000);
});

test('refuses holes that are no use to anybody', async () => {
  const absurd = wholeContent(fileOf(limits.inflatedFree + 1, { 0: 'abc' }));
  await expect(buffer(absurd)).rejects.toMatchObject({ code: 'limit-exceeded' });
});
