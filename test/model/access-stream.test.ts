import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { accessStream } from '../../src/model/access-stream.ts';
import type { ByteStream } from '../../src/model/bytes.ts';
import { memoryAccess } from '../support/memory.ts';
import { beBusy, turnsDuring } from '../support/turns.ts';

const bytes = randomBytes(1_000_000);
const access = memoryAccess(bytes);

async function piecesOf(stream: ByteStream): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}

test('all bytes come in order, in pieces that belong to the reader', async () => {
  expect(Buffer.concat(await piecesOf(accessStream(access))).equals(bytes)).toBe(true);
});

test('a part begins and ends where it is said to, or where there is no more', async () => {
  const part = await piecesOf(accessStream(access, { start: 10, size: 500_000 }));
  expect(Buffer.concat(part).equals(bytes.subarray(10, 500_010))).toBe(true);
  const rest = await piecesOf(accessStream(access, { start: 999_000, size: 5_000 }));
  expect(Buffer.concat(rest).equals(bytes.subarray(999_000))).toBe(true);
});

test('passing pieces share their memory, and are right while they are there', async () => {
  const memories = new Set<ArrayBufferLike>();
  const seen: Uint8Array[] = [];
  for await (const piece of accessStream(access, { isPassing: true })) {
    memories.add(piece.buffer);
    seen.push(Uint8Array.from(piece));
  }
  expect(seen.length).toBeGreaterThan(2);
  expect(memories.size).toBe(1);
  expect(Buffer.concat(seen).equals(bytes)).toBe(true);
});

test('others have their turns while a slow disk is read', async () => {
  const slow = {
    size: bytes.length,
    read: (position: number, target: Uint8Array): number => {
      beBusy(20);
      return access.read(position, target);
    },
  };
  const { turns, result } = await turnsDuring(piecesOf(accessStream(slow)));
  expect(turns).toBeGreaterThan(result.length / 2);
});
