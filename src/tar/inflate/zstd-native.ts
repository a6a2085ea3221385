import { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
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

/** Not in the types of the oldest Node that layerscope runs on. */
function createDecoder(): Transform {
  const create: unknown = 'createZstdDecompress' in zlib ? zlib.createZstdDecompress : null;
  const decoder: unknown = typeof create === 'function' ? create(options) : null;
  if (!(decoder instanceof Transform)) throw new TypeError('this Node has no zstd decoder');
  return decoder;
}
