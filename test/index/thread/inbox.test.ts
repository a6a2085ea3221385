import { expect, test } from 'vitest';
import { Inbox } from '../../../src/index/thread/inbox.ts';

const piece = (byte: number): Uint8Array => Uint8Array.of(byte);

test('pieces come in order, and those given together are told of when they are taken', async () => {
  const log: string[] = [];
  const inbox = new Inbox(() => log.push('taken'));
  inbox.give([piece(1)]);
  const read = (async () => {
    for await (const [byte] of inbox.stream()) log.push(String(byte));
  })();
  await new Promise(setImmediate);
  expect(log).toEqual(['taken', '1']);
  inbox.give([piece(2), piece(3)]);
  inbox.give([piece(4)]);
  inbox.end('ended');
  await read;
  expect(log).toEqual(['taken', '1', 'taken', '2', '3', 'taken', '4']);
});

test('a broken stream gives what there was and fails', async () => {
  const inbox = new Inbox(() => {});
  inbox.give([piece(1)]);
  inbox.end('broken');
  const read: Uint8Array[] = [];
  await expect(
    (async () => {
      for await (const bytes of inbox.stream()) read.push(bytes);
    })(),
  ).rejects.toThrow('broken');
  expect(read).toEqual([piece(1)]);
});
