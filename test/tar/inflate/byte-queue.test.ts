import { expect, test } from 'vitest';
import { ByteQueue } from '../../../src/tar/inflate/byte-queue.ts';
import { memoryStream } from '../../support/memory.ts';

const queue = (text: string, size: number): ByteQueue =>
  new ByteQueue(memoryStream(Buffer.from(text), size));

test('fills up to as many bytes as are wanted, or there are', async () => {
  const input = queue('abcdefgh', 3);
  expect(String(await input.fill(1))).toBe('abc');
  expect(String(await input.fill(4))).toBe('abcdef');
  input.skip(5);
  expect(String(await input.fill(9))).toBe('fgh');
  expect(await input.fill(0)).toHaveLength(3);
});

test('gives pieces as they come, or what is left of the last', async () => {
  const input = queue('abcdefgh', 3);
  await input.fill(1);
  input.skip(1);
  expect(String(await input.next())).toBe('bc');
  expect(String(await input.next())).toBe('def');
  input.putBack(Buffer.from('f'));
  expect([String(await input.next()), String(await input.next())]).toEqual(['f', 'gh']);
  expect(await input.next()).toBeNull();
  expect(input.taken).toBe(8);
});
