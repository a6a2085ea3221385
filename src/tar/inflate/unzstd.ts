import type { ByteQueue } from './byte-queue.ts';
import type { NextPiece } from './pump.ts';
import { ZstdFrames } from './zstd-frames.ts';
import {
  canInflateNativelyHere,
  hasNativeZstd,
  inflateNatively,
  inflateNativelyHere,
} from './zstd-native.ts';
import { inflateInThread } from './zstd-in-thread.ts';
import { inflateZstdHere } from './zstd-here.ts';

/** Inflates zstd data that comes in pieces, none of which holds bytes of two frames. */
export type ZstdDecoder = (next: NextPiece) => AsyncGenerator<Uint8Array, void>;

/** The better of those that this Node has. */
export const zstdDecoder: ZstdDecoder = hasNativeZstd ? inflateNatively : inflateInThread;

const nativeDecoderHere = canInflateNativelyHere ? inflateNativelyHere : inflateNatively;

/** The same for who is done with a piece before the next. */
export const zstdDecoderHere: ZstdDecoder = hasNativeZstd ? nativeDecoderHere : inflateZstdHere;

/** Inflates zstd data of any number of frames (RFC 8878). */
export function unzstd(input: ByteQueue, decode: ZstdDecoder): AsyncGenerator<Uint8Array, void> {
  const pieces = piecesOf(input);
  return decode(async () => {
    const step = await pieces.next();
    return step.done === true ? null : step.value;
  });
}

async function* piecesOf(input: ByteQueue): AsyncGenerator<Uint8Array, void> {
  const frames = new ZstdFrames();
  for (let chunk = await input.next(); chunk !== null; chunk = await input.next()) {
    yield* frames.pieces(chunk);
  }
  frames.finish();
}
