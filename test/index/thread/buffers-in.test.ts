import { expect, test } from 'vitest';
import { buffersIn } from '../../../src/index/thread/buffers-in.ts';

test('the memory of typed arrays is found wherever they are, once each', () => {
  const [a, b, c] = [new Uint8Array(1), new Float64Array(2), new Uint32Array(3)];
  const data = {
    a,
    none: null,
    text: 'x',
    inside: { b, again: b.subarray(1) },
    map: new Map([[1, c]]),
    number: 1,
  };
  expect(buffersIn(data)).toEqual([a.buffer, b.buffer, c.buffer]);
});

test('memory that threads share is not handed over', () => {
  expect(buffersIn(new Uint8Array(new SharedArrayBuffer(4)))).toEqual([]);
});
