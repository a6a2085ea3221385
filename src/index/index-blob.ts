import type { Blob } from '../model/bytes.ts';
import { EntryBudget } from '../model/entry-budget.ts';
import { LayerscopeError } from '../model/error.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import { DecompressionError } from '../tar/decompress.ts';
import type { TocClaim } from '../toc/toc-claim.ts';
import { TocProblem } from '../toc/toc-problem.ts';
import { indexStream, type StreamOptions } from './index-stream.ts';
import { indexToc } from './index-toc.ts';
import { indexWalk } from './index-walk.ts';
import { plainAccess } from './plain-access.ts';

export interface BlobOptions extends StreamOptions {
  /** The table of contents that the blob is said to have, or null. */
  readonly toc: TocClaim | null;
}

export interface IndexedBlob {
  /** By its table of contents, header by header with seeks, or as all its bytes went by. */
  readonly way: 'toc' | 'walk' | 'stream';
  readonly index: LayerIndex;
  /** Why its table of contents was of no use, as a clause; null where it was, or there is none. */
  readonly tocProblem: string | null;
}

/** Indexes a layer as all of its stored bytes go by. */
export type IndexStored = (
  blob: Blob,
  options: StreamOptions,
  budget: EntryBudget,
) => Promise<LayerIndex>;

/** In the thread that asks, which others have their turns of. */
export const indexAsUsual: IndexStored = (blob, options, budget) =>
  indexStream(blob.stream(true), options, budget);

/** Indexes one layer by the cheapest way that its blob allows; the dearest is `indexStored`. */
export async function indexBlob(
  blob: Blob,
  options: BlobOptions,
  budget = new EntryBudget(),
  indexStored = indexAsUsual,
): Promise<IndexedBlob> {
  // To verify is to read every byte, so that there is nothing to jump over.
  const access = options.verify ? null : plainAccess(blob);
  if (access !== null) {
    return { way: 'walk', index: await indexWalk(access, budget), tocProblem: null };
  }
  const { toc, verify } = options;
  const tried = toc === null || verify ? nothingTried : await tryToc(blob, toc, budget);
  if (tried.index !== null) return { way: 'toc', index: tried.index, tocProblem: null };
  const index = await indexStored(blob, options, budget);
  return { way: 'stream', index, tocProblem: tried.problem };
}

interface Tried {
  readonly index: LayerIndex | null;
  readonly problem: string | null;
}

const nothingTried: Tried = { index: null, problem: null };

/** Whatever is wrong with a table of contents, the whole blob may still be right. */
async function tryToc({ ranges, size }: Blob, toc: TocClaim, budget: EntryBudget): Promise<Tried> {
  if (ranges === null) return { index: null, problem: 'the layer comes in order only' };
  try {
    return { index: await indexToc(ranges, size, toc, budget), problem: null };
  } catch (error) {
    if (error instanceof LayerscopeError) return { index: null, problem: error.failed };
    if (!(error instanceof TocProblem || error instanceof DecompressionError)) throw error;
    return { index: null, problem: error.message };
  }
}
