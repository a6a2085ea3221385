import { decompress, DecompressionError } from '../../src/tar/decompress.ts';
import type { Compression } from '../../src/tar/compression.ts';
import type { ZstdDecoder } from '../../src/tar/inflate/unzstd.ts';
import { memoryStream } from './memory.ts';

export interface Inflation {
  readonly output: Buffer;
  readonly error: DecompressionError | null;
}

/** What comes out of `data`, given in pieces of `size`, and how it ended. */
export async function inflate(
  data: Uint8Array,
  compression: Compression,
  size = 65_536,
  decodeZstd?: ZstdDecoder,
): Promise<Inflation> {
  const pieces: Uint8Array[] = [];
  try {
    const stream = decompress(memoryStream(data, size), compression, decodeZstd);
    for await (const piece of stream) pieces.push(piece);
  } catch (error) {
    if (!(error instanceof DecompressionError)) throw error;
    return { output: Buffer.concat(pieces), error };
  }
  return { output: Buffer.concat(pieces), error: null };
}
