import type { RangeReader } from '../model/bytes.ts';
import { EntryBudget } from '../model/entry-budget.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';
import { readToc, type Toc } from '../toc/read-toc.ts';
import type { TocClaim } from '../toc/toc-claim.ts';
import { readTocFiles, type TocFile } from '../toc/toc-file.ts';
import { parseToc } from '../toc/toc-json.ts';
import { TocProblem } from '../toc/toc-problem.ts';
import { ChunkColumns } from './chunk-columns.ts';
import { LayerIndexBuilder } from './layer-index-builder.ts';
import { tooManyEntries } from './too-many-entries.ts';
import { Turn } from '../model/turn.ts';

/**
 * Indexes a layer of `size` stored bytes by the table of contents that it publishes: nothing else of
 * the blob is read. Throws what `readToc` throws, and a `TocProblem` for a table that does not say
 * all that an index needs.
 */
export async function indexToc(
  ranges: RangeReader,
  size: number,
  claim: TocClaim,
  budget = new EntryBudget(),
): Promise<LayerIndex> {
  const toc = await readToc(ranges, size, claim);
  const builder = new LayerIndexBuilder(budget);
  const chunks = new ChunkColumns();
  let bytes = 0;
  const turn = new Turn();
  for (const file of filesOf(toc)) {
    const number = builder.add(file.record);
    if (builder.isFull) break;
    if (number !== null) {
      chunks.add(file.content?.chunks ?? []);
      if (file.content !== null) builder.setContentDigest(number, file.content.digest);
    }
    bytes += file.record.storedSize;
    if (turn.step()) await turn.pass();
  }
  // What inflating the blob would not give either.
  if (bytes > limits.inflatedFree && bytes > size * limits.inflationRatio) {
    throw new TocProblem('its contents are impossibly large for the blob');
  }
  const problem = builder.isFull ? tooManyEntries(null) : null;
  return builder.finishWithoutTar(chunks.finish(toc.compression, toc.contentsEnd), problem);
}

function* filesOf({ text, ownFile }: Toc): Generator<TocFile, void> {
  yield* readTocFiles(parseToc(text));
  if (ownFile !== null) yield ownFile;
}
