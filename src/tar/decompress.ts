import type { ByteStream } from '../model/bytes.ts';
import { limits } from '../model/limits.ts';
import type { Compression } from './compression.ts';
import { ByteQueue } from './inflate/byte-queue.ts';
import { CompressionDamage, type CompressionDamageCode } from './inflate/compression-damage.ts';
import { type DeflateDecoder, gunzip } from './inflate/gunzip.ts';
import { canInflateHere, inflateHere } from './inflate/inflate-here.ts';
import { inflateInPool } from './inflate/inflate-in-pool.ts';
import { unzstd, type ZstdDecoder, zstdDecoder, zstdDecoderHere } from './inflate/unzstd.ts';

/** Compressed bytes that could not be inflated to their end. */
export class DecompressionError extends Error {
  readonly code: CompressionDamageCode;
  /** Bytes that were given before it. */
  readonly produced: number;

  constructor(damage: CompressionDamage, produced: number) {
    super(damage.message, { cause: damage });
    this.name = 'DecompressionError';
    this.code = damage.code;
    this.produced = produced;
  }
}

/** What does the work, of each kind. */
export interface Decoders {
  readonly deflate: DeflateDecoder;
  readonly zstd: ZstdDecoder;
}

export const usualDecoders: Decoders = { deflate: inflateInPool, zstd: zstdDecoder };

/**
 * For who is done with a piece before the next: inflates in the thread that asks, where Node lets it.
 * Even on its own that takes less time than Node's pool does beside the thread.
 */
export const decodersHere: Decoders = {
  deflate: canInflateHere ? inflateHere : inflateInPool,
  zstd: zstdDecoderHere,
};

/**
 * Inflates `stream` as it is read. Gives what could be inflated, then throws a
 * `DecompressionError` if that is not all; failures of `stream` itself go through. Reads `stream`
 * to its end, unless damage or the reader stops it.
 */
export async function* decompress(
  stream: ByteStream,
  compression: Compression,
  decoders = usualDecoders,
): AsyncGenerator<Uint8Array, void> {
  const input = new ByteQueue(stream);
  let produced = 0;
  try {
    for await (const piece of inflate(input, compression, decoders)) {
      produced += piece.length;
      checkRatio(produced, input.taken);
      yield piece;
    }
    if (input.failure !== null) throw input.failure.reason;
  } catch (error) {
    if (input.failure !== null) throw input.failure.reason;
    if (error instanceof CompressionDamage) throw new DecompressionError(error, produced);
    throw error;
  } finally {
    await input.close();
  }
}

function inflate(
  input: ByteQueue,
  compression: Compression,
  decoders: Decoders,
): AsyncGenerator<Uint8Array, void> {
  if (compression === 'none') return passOn(input);
  if (compression === 'gzip') return gunzip(input, decoders.deflate);
  if (compression === 'zstd') return unzstd(input, decoders.zstd);
  throw new CompressionDamage(
    'unsupported-compression',
    `the data is compressed with ${compression}, which layerscope does not read`,
  );
}

async function* passOn(input: ByteQueue): AsyncGenerator<Uint8Array, void> {
  for (let piece = await input.next(); piece !== null; piece = await input.next()) yield piece;
}

/** Against data of some kilobytes that would inflate for hours. */
function checkRatio(produced: number, taken: number): void {
  if (produced <= limits.inflatedFree || produced <= taken * limits.inflationRatio) return;
  throw new CompressionDamage(
    'limit-exceeded',
    `the data inflates to more than ${limits.inflationRatio} times its size`,
  );
}
