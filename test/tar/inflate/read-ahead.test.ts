import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ReadAhead } from '../../../src/tar/inflate/read-ahead.ts';

const piece = (size: number): Buffer => Buffer.alloc(size, 'p');

async function rest(ahead: ReadAhead): Promise<number[]> {
  const sizes: number[] = [];
  for (let next = await ahead.next(); next !== null; next = await ahead.next()) {
    sizes.push(next.length);
  }
  return sizes;
}

test('gives all pieces in order, then the end', async () => {
  const stream = new PassThrough();
  const ahead = new ReadAhead(stream);
  stream.write(piece(3));
  stream.end(piece(5));
  expect(await rest(ahead)).toEqual([3, 5]);
  expect(await ahead.next()).toBeNull();
});

test('gives what came before a failure, then the failure', async () => {
  const stream = new PassThrough();
  const ahead = new ReadAhead(stream);
  stream.write(piece(3));
  stream.write(piece(5));
  await setImmediate();
  stream.destroy(new Error('broken'));
  expect((await ahead.next())?.length).toBe(3);
  expect((await ahead.next())?.length).toBe(5);
  await expect(ahead.next()).rejects.toThrow('broken');
});

test('takes a megabyte ahead, and more only when some of it was taken', async () => {
  const stream = new PassThrough({ highWaterMark: 1 });
  let written = 0;
  const ahead = new ReadAhead(stream);
  const writing = (async () => {
    for (; written < 40; written++) {
      if (!stream.write(piece(1 << 18))) {
        await new Promise((resolve) => stream.once('drain', resolve));
      }
    }
    stream.end();
  })();
  for (let turn = 0; turn < 100; turn++) await setImmediate();
  expect(written).toBeGreaterThanOrEqual(4);
  expect(written).toBeLessThan(8);
  expect(await rest(ahead)).toHaveLength(40);
  await writing;
});
