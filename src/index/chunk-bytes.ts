import { createHash } from 'node:crypto';
import type { Blob, ByteStream, RangeReader } from '../model/bytes.ts';
import { type ContentChunks, contentDigestBytes } from '../model/layer-index.ts';
import { decompress } from '../tar/decompress.ts';
import { type ContentBytes, ContentDamage } from './content-bytes.ts';
import { ReadAhead } from './read-ahead.ts';

/** Bytes of the blob that are asked for at a time. */
const windowSize = 4 << 20;
/** Chunks up to this size are inflated whole, so that none of it is given before all is verified. */
const usualSize = 4 << 20;

/** Contents that a blob stores in chunks: only those that are wanted are fetched and inflated. */
export class ChunkBytes implements ContentBytes {
  readonly #ranges: RangeReader;
  readonly #chunks: ContentChunks;
  /** The last one of usual size: who reads a content in small parts comes back for the same. */
  #last: { readonly chunk: number; readonly bytes: Uint8Array } | null = null;

  constructor({ ranges, size }: Blob, chunks: ContentChunks) {
    if (ranges === null) throw new Error('a layer that is read in chunks can be read by range');
    this.#ranges = new ReadAhead(ranges, size);
    this.#chunks = chunks;
  }

  async *read(entry: number, start: number, size: number): ByteStream {
    const { first, position, size: sizes } = this.#chunks;
    const end = start + size;
    for (let chunk = first[entry] ?? 0; chunk < (first[entry + 1] ?? 0); chunk++) {
      const from = Math.max(start - (position[chunk] ?? 0), 0);
      const to = Math.min(end - (position[chunk] ?? 0), sizes[chunk] ?? 0);
      if (from < to) yield* this.#part(chunk, from, to);
    }
  }

  close(): Promise<void> {
    this.#last = null;
    return Promise.resolve();
  }

  async *#part(chunk: number, from: number, to: number): ByteStream {
    if ((this.#chunks.size[chunk] ?? 0) <= usualSize) {
      // A copy: what is handed over belongs to whoever gets it.
      yield new Uint8Array((await this.#whole(chunk)).subarray(from, to));
      return;
    }
    let position = 0;
    for await (const piece of this.#inflate(chunk)) {
      yield piece.subarray(Math.max(0, from - position), Math.max(0, to - position));
      position += piece.length;
      if (position >= to) return;
    }
  }

  async #whole(chunk: number): Promise<Uint8Array> {
    if (this.#last?.chunk === chunk) return this.#last.bytes;
    const pieces: Uint8Array[] = [];
    for await (const piece of this.#inflate(chunk)) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    this.#last = { chunk, bytes };
    return bytes;
  }

  /** The bytes of a chunk; throws in place of the last if they are not those that were digested. */
  async *#inflate(chunk: number): ByteStream {
    const sum = createHash('sha256');
    let skip = this.#chunks.skip[chunk] ?? 0;
    let left = this.#chunks.size[chunk] ?? 0;
    for await (const piece of decompress(this.#fetch(chunk), this.#chunks.compression)) {
      const own = piece.subarray(Math.min(skip, piece.length)).subarray(0, left);
      skip -= Math.min(skip, piece.length);
      left -= own.length;
      sum.update(own);
      if (left === 0 && !sum.digest().equals(this.#digestOf(chunk))) {
        throw new ContentDamage('the content does not have the digest that the layer names');
      }
      yield own;
      if (left === 0) return;
    }
    throw new ContentDamage(`the layer ends within the file's content`);
  }

  async *#fetch(chunk: number): ByteStream {
    const end = this.#chunks.end[chunk] ?? 0;
    for (let at = this.#chunks.start[chunk] ?? 0; at < end; at += windowSize) {
      yield await this.#ranges.read(at, Math.min(windowSize, end - at));
    }
  }

  #digestOf(chunk: number): Uint8Array {
    const start = chunk * contentDigestBytes;
    return this.#chunks.digests.subarray(start, start + contentDigestBytes);
  }
}
