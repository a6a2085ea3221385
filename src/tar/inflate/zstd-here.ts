import { Turn } from '../../model/turn.ts';
import { badCompression } from './compression-damage.ts';
import { loadZstd } from './load-zstd.ts';
import type { NextPiece } from './pump.ts';
import { type MakeDecoder, wasmDecoders } from './zstd-decoder.ts';

/** Bytes that go in at a time. */
const inputSize = 64 * 1024;

/**
 * Copies of the decoder that nobody uses. Each stream has one to itself: its memory moves when it
 * grows, and what came out is still looked at.
 */
const idle: MakeDecoder[] = [];

/**
 * Inflates zstd data with a decoder in WebAssembly in the thread that asks for it, in turns. A piece
 * is good until the next is wanted.
 */
export async function* inflateZstdHere(next: NextPiece): AsyncGenerator<Uint8Array, void> {
  const makeDecoder = idle.pop() ?? wasmDecoders(await loadZstd());
  const decoder = makeDecoder(inputSize);
  const turn = new Turn();
  try {
    for (let piece = await next(); piece !== null; piece = await next()) {
      for (let at = 0; at < piece.length; at += inputSize) {
        decoder.give(piece.subarray(at, at + inputSize));
        for (let wantsInput = false; !wantsInput;) {
          const step = decoder.decode();
          wantsInput = step.wantsInput;
          if (step.output.length > 0) yield step.output;
          if (step.error !== 0) throw badCompression(`error ${step.error} of zstd`);
          if (turn.hasLasted) await turn.pass();
        }
      }
    }
  } finally {
    decoder.close();
    idle.push(makeDecoder);
  }
}
