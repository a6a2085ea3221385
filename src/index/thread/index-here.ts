import { usualDecoders } from '../../tar/decompress.ts';
import type { ByteQueue } from '../../tar/inflate/byte-queue.ts';
import { hasCallingInflater } from '../../tar/inflate/calling-inflater.ts';
import { inflateHere } from '../../tar/inflate/inflate-here.ts';
import type { IndexStored } from '../index-blob.ts';
import { indexStream } from '../index-stream.ts';
import { Turn } from '../turn.ts';

const decoders = hasCallingInflater ? { ...usualDecoders, deflate: inflateInTurns } : usualDecoders;

/**
 * Indexes a layer in the thread that asks for it, beside others that are in threads of their own: to
 * feed those takes little of it, and one thread more would have to be started and to warm up.
 */
export const indexHere: IndexStored = (blob, options, budget) =>
  indexStream(blob.stream(), options, budget, decoders);

async function* inflateInTurns(input: ByteQueue): AsyncGenerator<Uint8Array, void> {
  const turn = new Turn();
  for await (const piece of inflateHere(input)) {
    yield piece;
    if (turn.hasLasted) await turn.pass();
  }
}
