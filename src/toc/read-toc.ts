import { hash } from 'node:crypto';
import type { ByteStream, RangeReader } from '../model/bytes.ts';
import { algorithmOf, type Digest, hexOf } from '../model/digest.ts';
import { limits } from '../model/limits.ts';
import { decompress } from '../tar/decompress.ts';
import { footerLength, readEstargzFooter } from './estargz-footer.ts';
import { findOwnFile } from './own-file.ts';
import type { ChunkedClaim, TocClaim } from './toc-claim.ts';
import type { TocFile } from './toc-file.ts';
import { TocProblem } from './toc-problem.ts';

/** A table of contents that has the digest which the layer's descriptor names. */
export interface Toc {
  /** JSON. */
  readonly text: Uint8Array;
  /** Where in the blob contents end. */
  readonly contentsEnd: number;
  /** How the blob compresses contents. */
  readonly compression: 'gzip' | 'zstd';
  /** The table as a file of the layer; null where it stands beside the layer's tar. */
  readonly ownFile: TocFile | null;
}

/**
 * Reads from a blob of `size` bytes the table of contents that its descriptor claims. Throws a
 * `TocProblem` or a `DecompressionError` if that is none, and what `ranges` throws.
 */
export function readToc(ranges: RangeReader, size: number, claim: TocClaim): Promise<Toc> {
  switch (claim.format) {
    case 'estargz':
      return readEstargz(ranges, size, claim.digest);
    case 'zstd:chunked':
      return readChunked(ranges, size, claim);
  }
}

/** The table is the last file of the tar (estargz.md, TOC). */
async function readEstargz(ranges: RangeReader, size: number, digest: Digest): Promise<Toc> {
  const end = size - footerLength;
  if (end < 0) throw outside();
  const start = readEstargzFooter(await ranges.read(end, footerLength));
  const tar = await inflate(await readPart(ranges, start, end), 'gzip', limits.tocBytes);
  const { entry, text } = findOwnFile(tar);
  checkDigest(text, digest);
  const content = hash('sha256', text, 'buffer');
  const chunk = { start, end, skip: entry.offset, position: 0, size: text.length, digest: content };
  const ownFile = { record: entry, content: { digest: content, chunks: [chunk] } };
  return { text, contentsEnd: end, compression: 'gzip', ownFile };
}

/** The table is in a frame that decoders of zstd skip. */
async function readChunked(
  ranges: RangeReader,
  size: number,
  { start, compressedBytes, bytes, digest }: ChunkedClaim,
): Promise<Toc> {
  const end = start + compressedBytes;
  if (end > size) throw outside();
  const compressed = await readPart(ranges, start, end);
  checkDigest(compressed, digest);
  const text = await inflate(compressed, 'zstd', Math.min(bytes, limits.tocBytes));
  return { text, contentsEnd: start, compression: 'zstd', ownFile: null };
}

function readPart(ranges: RangeReader, start: number, end: number): Promise<Uint8Array> {
  if (end <= start) throw outside();
  if (end - start > limits.tocBytes) throw tooLarge();
  return ranges.read(start, end - start);
}

async function inflate(
  bytes: Uint8Array,
  compression: 'gzip' | 'zstd',
  most: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of decompress(once(bytes), compression)) {
    size += piece.length;
    if (size > most) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function* once(bytes: Uint8Array): ByteStream {
  yield bytes;
}

function checkDigest(bytes: Uint8Array, digest: Digest): void {
  if (hash(algorithmOf(digest), bytes) === hexOf(digest)) return;
  throw new TocProblem('it does not have the digest that the manifest names');
}

function outside(): TocProblem {
  return new TocProblem('it is not where it should be in the blob');
}

function tooLarge(): TocProblem {
  return new TocProblem('it is larger than it says, or than layerscope takes');
}
