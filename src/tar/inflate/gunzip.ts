import { crc32 } from 'node:zlib';
import type { ByteQueue } from './byte-queue.ts';
import { CompressionDamage } from './compression-damage.ts';
import { isGzip, need, skipGzipHeader } from './gzip-header.ts';
import { inflateSmall, smallInput, type SmallInflation } from './small-deflate.ts';

const trailerLength = 8;

/** Inflates the deflate data in front of the input, and leaves what follows it there. */
export type DeflateDecoder = (input: ByteQueue) => AsyncGenerator<Uint8Array, void>;

/**
 * Inflates gzip data of any number of members (RFC 1952). Zeros and garbage after the last member
 * are ignored as gzip itself does. Members are told apart here, because zlib's own reader of them
 * throws the end of the data away when garbage follows it.
 */
export async function* gunzip(
  input: ByteQueue,
  decode: DeflateDecoder,
): AsyncGenerator<Uint8Array, void> {
  do {
    await skipGzipHeader(input);
    let checksum = 0;
    let length = 0;
    for await (const piece of await inflateMember(input, decode)) {
      checksum = crc32(piece, checksum);
      length += piece.length;
      yield piece;
    }
    const trailer = await need(input, trailerLength);
    if (trailer.readUInt32LE(0) !== checksum || trailer.readUInt32LE(4) !== length % 2 ** 32) {
      throw new CompressionDamage(
        'bad-compression',
        'the checksum of the gzip data does not match',
      );
    }
    input.skip(trailerLength);
    await skipZeros(input);
  } while (isGzip(await input.fill(2)));
  // Who hashes the stream as it is read wants to see all of it.
  while ((await input.next()) !== null);
}

async function inflateMember(
  input: ByteQueue,
  decode: DeflateDecoder,
): Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array>> {
  const small = inflateSmall((await input.fill(smallInput)).subarray(0, smallInput));
  return small === null ? decode(input) : smallPieces(small, input);
}

function* smallPieces(small: SmallInflation, input: ByteQueue): Generator<Uint8Array, void> {
  if (small.output.length > 0) yield small.output;
  if (small.kind === 'damaged') {
    throw new CompressionDamage('bad-compression', `the gzip data is damaged (${small.reason})`);
  }
  input.skip(small.used);
}

async function skipZeros(input: ByteQueue): Promise<void> {
  for (;;) {
    const bytes = await input.fill(1);
    const end = bytes.findIndex((byte) => byte !== 0);
    input.skip(end === -1 ? bytes.length : end);
    if (end !== -1 || bytes.length === 0) return;
  }
}
