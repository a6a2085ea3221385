import type { ByteStream } from '../model/bytes.ts';
import { EntryBudget } from '../model/entry-budget.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import type { LayerWarning } from '../model/warning.ts';
import { sniffCompression } from '../tar/compression.ts';
import { decodersHere, decompress, DecompressionError } from '../tar/decompress.ts';
import { TarReader } from '../tar/reader.ts';
import { ContentHasher } from './content-hasher.ts';
import { ExcerptKeeper } from './excerpt-keeper.ts';
import type { Excerpts } from './excerpts.ts';
import { LayerIndexBuilder } from './layer-index-builder.ts';
import { peek } from '../tar/peek.ts';
import { sniffLength } from './plain-access.ts';
import { StreamHash } from './stream-hash.ts';
import { endWithTooMany } from './too-many-entries.ts';

export interface StreamOptions {
  /** Also take the digest of the uncompressed tar of a compressed layer. */
  readonly verify: boolean;
  /** The digest of a compressed layer's stored bytes is of no use. */
  readonly isChecked?: boolean;
  /** Where the beginnings of contents are kept that will be asked for. */
  readonly excerpts?: Excerpts;
}

/**
 * Indexes a layer as its stored bytes go by: inflates them, and takes the SHA-256 of each file's
 * content and of the stored bytes, unless that is of no use. Memory stays bounded whatever the layer's size.
 */
export async function indexStream(
  stored: ByteStream,
  options: StreamOptions,
  budget = new EntryBudget(),
): Promise<LayerIndex> {
  const builder = new LayerIndexBuilder(budget);
  const hasher = new ContentHasher(builder);
  const { excerpts } = options;
  const keeper = excerpts === undefined ? null : new ExcerptKeeper(hasher, builder, excerpts);
  const reader = new TarReader(keeper ?? hasher);
  const storedHash = new StreamHash();
  const tarHash = new StreamHash();
  const { head, stream } = await peek(stored, sniffLength);
  const compression = sniffCompression(head);
  const plain = compression === 'none';
  const isHashed = plain || options.isChecked !== true;
  const tar = decompress(isHashed ? storedHash.tap(stream) : stream, compression, decodersHere);
  const isFull = (): boolean => builder.isFull;
  const problem = await pushAll(options.verify && !plain ? tarHash.tap(tar) : tar, reader, isFull);
  if (builder.fullAt !== null) return builder.finish(endWithTooMany(builder.fullAt));
  const end = reader.finish();
  const digest = isHashed ? storedHash.finish() : null;
  const index = builder.finish({
    ...end,
    // A compressed stream that broke off explains the tar that breaks off, not the reverse.
    problem: problem ?? end.problem,
    digest,
    diffId: plain ? digest : options.verify ? tarHash.finish() : null,
  });
  if (keeper !== null) excerpts?.keep(index, keeper.kept);
  return index;
}

async function pushAll(
  tar: ByteStream,
  reader: TarReader,
  isEnough: () => boolean,
): Promise<LayerWarning | null> {
  try {
    for await (const chunk of tar) {
      reader.push(chunk);
      if (isEnough()) break;
    }
    return null;
  } catch (error) {
    if (!(error instanceof DecompressionError)) throw error;
    return { code: error.code, message: error.message, path: null, offset: error.produced };
  }
}
