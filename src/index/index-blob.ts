import type { Blob } from '../model/bytes.ts';
import { EntryBudget } from '../model/entry-budget.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import { indexStream, type StreamOptions } from './index-stream.ts';
import { indexWalk } from './index-walk.ts';
import { plainAccess } from './plain-access.ts';

export interface IndexedBlob {
  /** Header by header with seeks, or as all its bytes went by. */
  readonly way: 'walk' | 'stream';
  readonly index: LayerIndex;
}

/** Indexes one layer by the cheapest way that its blob allows. */
export async function indexBlob(
  blob: Blob,
  options: StreamOptions,
  budget = new EntryBudget(),
): Promise<IndexedBlob> {
  // To verify is to read every byte, so that there is nothing to jump over.
  const access = options.verify ? null : plainAccess(blob);
  if (access !== null) return { way: 'walk', index: await indexWalk(access, budget) };
  return { way: 'stream', index: await indexStream(blob.stream(), options, budget) };
}
