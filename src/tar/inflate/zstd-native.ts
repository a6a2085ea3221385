import { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { Turn } from '../../model/turn.ts';
import { canBeCalled, CallingInflater } from './calling-inflater.ts';
import { badCompression } from './compression-damage.ts';
import { type NextPiece, pump } from './pump.ts';

const options = {
  /** Bytes that come out at a time. */
  chunkSize: 512 * 1024,
  /** `ZSTD_e_continue`: truncation is found elsewhere, and what was inflated is wanted. */
  finishFlush: 0,
};

/** Whether this Node has a zstd decoder of its own: 22.15 and up. */
export const hasNativeZstd = 'createZstdDecompress' in zlib;

/** Inflates zstd data, given in pieces that each belong to one frame, with Node's own decoder. */
export function inflateNatively(next: NextPiece): AsyncGenerator<Uint8Array, void> {
  return pump(createDecoder(), next);
}

/** Whether this Node has what `inflateNativelyHere` needs. */
export const canInflateNativelyHere: boolean = hasNativeZstd && canBeCalled(createDecoder());

/** The same in the thread that asks for it, in turns. A piece is good until the next is wanted. */
export async function* inflateNativelyHere(next: NextPiece): AsyncGenerator<Uint8Array, void> {
  const inflater = new CallingInflater(createDecoder(), options.finishFlush);
  const turn = new Turn();
  try {
    for (let piece = await next(); piece !== null; piece = await next()) {
      for (let at = 0; at < piece.length;) {
        const { output, used } = inflater.inflate(piece.subarray(at));
        at += used;
        if (output.length > 0) yield output;
        else if (used === 0) throw badCompression('it does not go on');
        if (turn.hasLasted) await turn.pass();
      }
      yield* inflater.rest();
    }
  } finally {
    inflater.close();
  }
}

/** Not in the types of the oldest Node that layerscope runs on. */
function createDecoder(): Transform {
  const create: unknown = 'createZstdDecompress' in zlib ? zlib.createZstdDecompress : null;
  const decoder: unknown = typeof create === 'function' ? create(options) : null;
  if (!(decoder instanceof Transform)) throw new TypeError('this Node has no zstd decoder');
  return decoder;
}
