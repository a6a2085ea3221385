import { expect, test } from 'vitest';
import { blockSize, BlockSum } from '../../src/tar/block-sum.ts';

const noise = Buffer.from(Array.from({ length: 4 * blockSize }, (_, i) => (i * 7919) % 251));

test.each([0, 1, 2, 3, 4, 511, 512, 700])('adds up the bytes of a block at %i', (at) => {
  const expected = noise.subarray(at, at + blockSize).reduce((sum, byte) => sum + byte, 0);
  expect(new BlockSum().of(noise, at)).toBe(expected);
});

test('holds the largest sum', () => {
  expect(new BlockSum().of(Buffer.alloc(blockSize, 0xff), 0)).toBe(blockSize * 0xff);
});

test('follows from one buffer to the next', () => {
  const sum = new BlockSum();
  const ones = Buffer.from(new ArrayBuffer(blockSize)).fill(1);
  const twos = Buffer.from(new ArrayBuffer(2 * blockSize)).fill(2);
  expect([sum.of(ones, 0), sum.of(twos, blockSize), sum.of(ones, 0)]).toEqual([512, 1024, 512]);
});
