import { indexBlob, type IndexedBlob, type IndexStored } from '../index/index-blob.ts';
import { LayerIndexBuilder } from '../index/layer-index-builder.ts';
import type { Blob, RandomAccess } from '../model/bytes.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import type { LayerContent } from '../sources/opened-image.ts';
import { readTocClaim, type TocClaim } from '../toc/toc-claim.ts';
import { openLanes } from './layer-lanes.ts';
import type { LayerReading } from './layer-reading.ts';
import type { Progress } from './progress.ts';

export interface IndexedLayer {
  readonly index: LayerIndex;
  /** Where contents are to be hashed; null where they were as they went by. */
  readonly access: RandomAccess | null;
  /** The layer as it is stored, to be read again; null where its bytes are gone. */
  readonly blob: Blob | null;
  /** How the index came about, for people. */
  readonly way: string;
}

/**
 * Indexes the layers of an image, several at a time, and each blob once however often it is used.
 * `take` is given each layer's index, the lowest first, as soon as those below it were given.
 * `threadFile` is what runs in threads that index layers; null where there are none.
 */
export async function indexLayers(
  contents: readonly LayerContent[],
  reading: LayerReading,
  progress: Progress,
  threadFile: string | null,
  take: (index: LayerIndex) => void,
): Promise<readonly IndexedLayer[]> {
  const distinct = distinctLayers(contents);
  const indexed = new Map<string, IndexedLayer>();
  progress.expect(distinct.length);
  expectBytes(distinct, progress);
  const layers: IndexedLayer[] = [];
  const takeKnown = (): void => {
    for (const { key } of contents.slice(layers.length)) {
      const layer = indexed.get(key);
      if (layer === undefined) return;
      layers.push(layer);
      take(layer.index);
    }
  };
  const waiting = distinct.values();
  const worker = async (indexStored: IndexStored): Promise<void> => {
    for (const { content, layer } of waiting) {
      if (content.kind === 'blob') progress.startLayer(layer, content.blob.size);
      indexed.set(content.key, await indexLayer(content, layer, reading, progress, indexStored));
      progress.finishLayer(layer);
      takeKnown();
    }
  };
  const lanes = openLanes(
    distinct.map(({ content }) => content),
    threadFile,
  );
  try {
    await Promise.all(lanes.all.map(worker));
  } finally {
    await lanes.close();
  }
  return layers;
}

/** A layer's content, and the first layer that has it. */
interface DistinctLayer {
  readonly content: LayerContent;
  readonly layer: number;
}

function distinctLayers(contents: readonly LayerContent[]): readonly DistinctLayer[] {
  const known = new Map<string, DistinctLayer>();
  for (const [layer, content] of contents.entries()) {
    if (!known.has(content.key)) known.set(content.key, { content, layer });
  }
  return [...known.values()];
}

/** What is not read any more had its bytes told before. */
function expectBytes(layers: readonly DistinctLayer[], progress: Progress): void {
  const blobs = layers.flatMap(({ content }) => (content.kind === 'blob' ? [content.blob] : []));
  if (blobs.length === 0) return;
  progress.expectBytes(blobs.reduce((sum, { size }) => sum + size, 0));
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
  layer: number,
  { options, meter, budget }: LayerReading,
  progress: Progress,
  indexStored: IndexStored,
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
  const { blob, annotations, isChecked } = content;
  const watched = meter.blob(blob, layer);
  const toc = readTocClaim(annotations);
  const { index, way, tocProblem } = await indexBlob(
    watched,
    { ...options, isChecked, toc },
    budget,
    indexStored,
  );
  const access = way === 'walk' ? watched.access : null;
  if (way === 'walk') progress.read(blob.size, layer);
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
