import { type Decoders, usualDecoders } from '../tar/decompress.ts';
import type { ByteQueue } from '../tar/inflate/byte-queue.ts';
import { hasCallingInflater } from '../tar/inflate/calling-inflater.ts';
import { inflateHere } from '../tar/inflate/inflate-here.ts';
import { Turn } from '../model/turn.ts';

/**
 * For who is done with a piece before the next: inflates in the thread that asks, where Node lets it.
 * Even on its own that takes less time than Node's pool does beside the thread.
 */
export const decodersInTurns: Decoders = hasCallingInflater
  ? { ...usualDecoders, deflate: inflateInTurns }
  : usualDecoders;

async function* inflateInTurns(input: ByteQueue): AsyncGenerator<Uint8Array, void> {
  const turn = new Turn();
  for await (const piece of inflateHere(input)) {
    yield piece;
    if (turn.hasLasted) await turn.pass();
  }
}
