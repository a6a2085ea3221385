import { createHash, type Hash } from 'node:crypto';
import type { Blob, ByteStream, RangeReader } from '../../model/bytes.ts';
import { algorithmOf, type Digest } from '../../model/digest.ts';
import { LayerscopeError } from '../../model/error.ts';
import { BlobRanges } from './blob-ranges.ts';
import { piecesOf } from './document-body.ts';
import type { RegistryClient } from './registry-client.ts';
import { discard, headerOf } from './response.ts';

/** A blob in a registry, fetched whenever it is read. */
export class RegistryBlob implements Blob {
  readonly size: number;
  readonly access = null;
  readonly part = null;
  readonly ranges: RangeReader;
  readonly #client: RegistryClient;
  readonly #digest: Digest;

  constructor(client: RegistryClient, digest: Digest, size: number) {
    this.#client = client;
    this.#digest = digest;
    this.size = size;
    this.ranges = new BlobRanges(client, digest, size);
  }

  /**
   * The blob's bytes, which are those that its digest names, or the stream fails. Whoever stops
   * reading because of what the bytes are is told as well if they are others.
   */
  async *stream(): ByteStream {
    const pieces = new HashedPieces(this.#fetch(), algorithmOf(this.#digest));
    try {
      for (let piece = await pieces.next(); piece !== null; piece = await pieces.next()) {
        yield piece;
      }
    } finally {
      await this.#check(pieces);
    }
  }

  async #check(pieces: HashedPieces): Promise<void> {
    const actual = await pieces.finish();
    if (actual !== null && actual !== this.#digest) {
      throw this.#changed(`they have the digest ${actual}`);
    }
  }

  /** The bytes that the registry sends, however many requests it takes. */
  async *#fetch(): AsyncGenerator<Uint8Array, void> {
    let position = 0;
    for (let failures = 0; position < this.size;) {
      try {
        for await (const piece of await this.#open(position)) {
          position += piece.length;
          if (position > this.size) throw this.#changed(`they are more than ${this.size}`);
          failures = 0;
          yield piece;
        }
        if (position < this.size) throw this.#changed(`they are ${position} of ${this.size}`);
      } catch (error) {
        await this.#client.recover(error, failures++);
      }
    }
  }

  /** The bytes from `position` on; registries need not give parts of a blob, but may. */
  async #open(position: number): Promise<ByteStream> {
    const range = { range: `bytes=${position}-` };
    const response = await this.#client.get(`blobs/${this.#digest}`, position === 0 ? {} : range);
    if (response.status === 404) {
      await discard(response);
      throw this.#absent();
    }
    if (response.status === 200) return skip(piecesOf(response), position);
    const isRest = headerOf(response, 'content-range').startsWith(`bytes ${position}-`);
    if (response.status === 206 && isRest) return piecesOf(response);
    throw await this.#client.refused(response);
  }

  #absent(): LayerscopeError {
    return new LayerscopeError({
      code: 'damaged',
      tried: `read ${this.#digest} of ${this.#client.subject}`,
      failed: 'the registry does not have it, though the manifest names it',
      advice: 'Push the image again, with all of its layers.',
    });
  }

  #changed(failed: string): LayerscopeError {
    return new LayerscopeError({
      code: 'damaged',
      tried: `read ${this.#digest} of ${this.#client.subject}`,
      failed: `the registry sends other bytes: ${failed}`,
      advice: 'Try again; if it stays so, something on the way or in the registry changes them.',
    });
  }
}

/** Hashes a stream while it is read, and what is left of it after that. */
class HashedPieces {
  readonly #pieces: AsyncGenerator<Uint8Array, void>;
  readonly #algorithm: string;
  readonly #hash: Hash;
  /** Whether the stream has not failed. */
  #isSound = true;

  constructor(pieces: AsyncGenerator<Uint8Array, void>, algorithm: string) {
    this.#pieces = pieces;
    this.#algorithm = algorithm;
    this.#hash = createHash(algorithm);
  }

  /** Null at the end. */
  async next(): Promise<Uint8Array | null> {
    this.#isSound = false;
    const step = await this.#pieces.next();
    this.#isSound = true;
    if (step.done === true) return null;
    this.#hash.update(step.value);
    return step.value;
  }

  /** The digest of the whole stream; null when it failed. To be asked once. */
  async finish(): Promise<string | null> {
    if (!this.#isSound) return null;
    while ((await this.next()) !== null);
    return `${this.#algorithm}:${this.#hash.digest('hex')}`;
  }
}

/** What follows the first `count` bytes of a stream. */
async function* skip(stream: ByteStream, count: number): ByteStream {
  let left = count;
  for await (const piece of stream) {
    if (piece.length > left) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}
