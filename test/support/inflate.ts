import {
  decompress,
  DecompressionError,
  type Decoders,
  usualDecoders,
} from '../../src/tar/decompress.ts';
import type { Compression } from '../../src/tar/compression.ts';
import { passingStream } from './memory.ts';

export interface Inflation {
  readonly output: Buffer;
  readonly error: DecompressionError | null;
}

/** What comes out of `data`, given in pieces of `size` in one memory, and how it ended. */
export async function inflate(
  data: Uint8Array,
  compression: Compression,
  size = 65_536,
  decoders: Partial<Decoders> = {},
): Promise<Inflation> {
  const pieces: Uint8Array[] = [];
  try {
    const stream = decompress(passingStream(data, size), compression, {
      ...usualDecoders,
      ...decoders,
    });
    for await (const piece of stream) pieces.push(Uint8Array.from(piece));
  } catch (error) {
    if (!(error instanceof DecompressionError)) throw error;
    return { output: Buffer.concat(pieces), error };
  }
  return { output: Buffer.concat(pieces), error: null };
}
