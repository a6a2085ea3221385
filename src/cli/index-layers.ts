import { availableParallelism } from 'node:os';
import { indexBlob, type IndexedBlob } from '../index/index-blob.ts';
import { LayerIndexBuilder } from '../index/layer-index-builder.ts';
import type { Blob, RandomAccess } from '../model/bytes.ts';
import type { EntryBudget } from '../model/entry-budget.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import type { LayerContent } from '../sources/opened-image.ts';
import { readTocClaim, type TocClaim } from '../toc/toc-claim.ts';
import type { Progress } from './progress.ts';
import type { ReadMeter } from './read-meter.ts';

export interface IndexedLayer {
  readonly index: LayerIndex;
  /** Where contents are to be hashed; null where they were as they went by. */
  readonly access: RandomAccess | null;
  /** The layer as it is stored, to be read again; null where its bytes are gone. */
  readonly blob: Blob | null;
  /** How the index came about, for people. */
  readonly way: string;
}

/** Indexes the layers of an image, several at a time, and each blob once however often it is used. */
export async function indexLayers(
  contents: readonly LayerContent[],
  verify: boolean,
  progress: Progress,
  meter: ReadMeter,
  budget: EntryBudget,
): Promise<readonly IndexedLayer[]> {
  const distinct = new Map(contents.map((content) => [content.key, content]));
  const indexed = new Map<string, IndexedLayer>();
  progress.expect(distinct.size);
  const waiting = distinct.values();
  const worker = async (): Promise<void> => {
    for (const content of waiting) {
      indexed.set(content.key, await indexLayer(content, verify, progress, meter, budget));
      progress.finishLayer();
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  return contents.map(({ key }) => indexed.get(key) ?? emptyLayer);
}

/** What stands for a layer that the source does not hold. */
const emptyLayer: IndexedLayer = {
  index: new LayerIndexBuilder().finish({
    tarSize: 0,
    missing: 0,
    problem: null,
    diffId: null,
    digest: null,
  }),
  access: null,
  blob: null,
  way: 'absent',
};

async function indexLayer(
  content: LayerContent,
  verify: boolean,
  progress: Progress,
  meter: ReadMeter,
  budget: EntryBudget,
): Promise<IndexedLayer> {
  if (content.kind === 'absent') return emptyLayer;
  if (content.kind === 'indexed') {
    return {
      index: content.index,
      access: null,
      blob: content.blob,
      way: 'indexed as it streamed',
    };
  }
  const { blob, annotations } = content;
  const watched = meter.blob(blob);
  const toc = readTocClaim(annotations);
  const { index, way, tocProblem } = await indexBlob(watched, { verify, toc }, budget);
  const access = way === 'walk' ? watched.access : null;
  if (way === 'walk') progress.read(blob.size);
  return { index, access, blob, way: describeWay(way, toc, tocProblem) };
}

function describeWay(
  way: IndexedBlob['way'],
  toc: TocClaim | null,
  tocProblem: string | null,
): string {
  switch (way) {
    case 'toc':
      return `read by its table of contents (${toc?.format})`;
    case 'walk':
      return 'walked header by header';
    case 'stream':
      return tocProblem === null
        ? 'streamed and hashed'
        : `streamed and hashed, as its table of contents cannot be used: ${tocProblem}`;
  }
}
