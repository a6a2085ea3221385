import { constants, createInflateRaw } from 'node:zlib';
import { Turn } from '../../model/turn.ts';
import type { ByteQueue } from './byte-queue.ts';
import { canBeCalled, CallingInflater } from './calling-inflater.ts';

/** Whether this Node has what `inflateHere` needs. */
export const canInflateHere: boolean = canBeCalled(createInflateRaw());

/**
 * Inflates the deflate data in front of `input` in the thread that asks for it, in turns, and leaves
 * what follows it there. That takes less than half of what Node's pool and its memory take. A piece
 * is good until the next is wanted.
 */
export async function* inflateHere(input: ByteQueue): AsyncGenerator<Uint8Array, void> {
  const inflater = new CallingInflater(createInflateRaw(), constants.Z_SYNC_FLUSH);
  const turn = new Turn();
  try {
    for (let piece = await input.next(); piece !== null; piece = await input.next()) {
      for (let at = 0; at < piece.length;) {
        const { output, used, hasEnded } = inflater.inflate(piece.subarray(at));
        at += used;
        if (output.length > 0) yield output;
        if (turn.hasLasted) await turn.pass();
        if (!hasEnded) continue;
        input.putBack(piece.subarray(at));
        return;
      }
    }
    // The data ends too early, which the missing trailer tells.
    yield* inflater.rest();
  } finally {
    inflater.close();
  }
}
