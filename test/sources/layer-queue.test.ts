import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ByteStream } from '../../src/model/bytes.ts';
import type { LayerIndex } from '../../src/model/layer-index.ts';
import { indexStream } from '../../src/index/index-stream.ts';
import { LayerQueue } from '../../src/sources/layer-queue.ts';
import { buildTar } from '../support/tar.ts';

const index = (stored: ByteStream): Promise<LayerIndex> => indexStream(stored, { verify: true });
const layer = buildTar([{ path: 'a', content: 'b' }]);
const megabyte = new Uint8Array(1 << 20);

describe('LayerQueue', () => {
  test('indexes layers from bytes that are pushed in pieces', async () => {
    const queue = new LayerQueue(index);
    const results = [1, 7, 512].map((size) => {
      const added = queue.add();
      for (let start = 0; start < layer.length; start += size) {
        added.channel.push(layer.subarray(start, start + size));
      }
      added.channel.end();
      return added.index;
    });
    const digests = (await Promise.all(results)).map(({ diffId }) => diffId);
    expect(new Set(digests).size).toBe(1);
  });

  test('indexes one layer after the other', async () => {
    const running: string[] = [];
    const queue = new LayerQueue(async (stored) => {
      running.push('start');
      const done = await index(stored);
      running.push('end');
      return done;
    });
    const [first, second] = [queue.add(), queue.add()];
    second.channel.end();
    first.channel.push(layer);
    first.channel.end();
    await queue.finished();
    expect(running).toEqual(['start', 'end', 'start', 'end']);
  });

  test('has no room while much waits to be read, whichever layer it is for', async () => {
    const queue = new LayerQueue(index);
    const [first, second] = [queue.add(), queue.add()];
    second.channel.push(megabyte);
    second.channel.push(megabyte);
    let hasRoom = false;
    const room = queue.room().then(() => (hasRoom = true));
    await setImmediate();
    expect(hasRoom).toBe(false);
    first.channel.end();
    second.channel.end();
    await room;
    await queue.finished();
  });

  test('goes on after a layer that fails, and drops what comes for it', async () => {
    const failure = new Error('no');
    let calls = 0;
    const queue = new LayerQueue((stored) =>
      calls++ === 0 ? Promise.reject(failure) : index(stored),
    );
    const [first, second] = [queue.add(), queue.add()];
    await expect(first.index).rejects.toBe(failure);
    for (let i = 0; i < 10; i++) first.channel.push(megabyte);
    await queue.room();
    second.channel.push(layer);
    second.channel.end();
    expect((await second.index).count).toBe(1);
  });

  test('takes no more layers than the images of an archive may have', () => {
    const queue = new LayerQueue(index);
    const addMany = (): void => {
      for (let i = 0; i <= 20_000; i++) queue.add().channel.end();
    };
    expect(addMany).toThrow(/more than 20000 layers/);
  });
});
