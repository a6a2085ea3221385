import { constants, createInflateRaw } from 'node:zlib';
import type { ByteQueue } from './byte-queue.ts';
import { Lender } from './lender.ts';
import { pump } from './pump.ts';

/** Bytes that come out at a time: larger ones gain nothing, the default of 16 KB halves the speed. */
const chunkSize = 256 * 1024;

/**
 * Inflates the deflate data in front of `input` in Node's pool of threads, and leaves what follows
 * it there. Whoever hands these pieces on is free meanwhile.
 */
export async function* inflateInPool(input: ByteQueue): AsyncGenerator<Uint8Array, void> {
  // Where the input ends too early, the missing trailer tells.
  const inflate = createInflateRaw({ chunkSize, finishFlush: constants.Z_SYNC_FLUSH });
  const lender = new Lender(input, () => inflate.bytesWritten);
  yield* pump(inflate, () => lender.next());
  await lender.takeBack();
}
