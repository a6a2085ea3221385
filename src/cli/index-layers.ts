import { availableParallelism } from 'node:os';
import { indexBlob } from '../index/index-blob.ts';
import { LayerIndexBuilder } from '../index/layer-index-builder.ts';
import type { Blob, ByteStream, RandomAccess } from '../model/bytes.ts';
import type { EntryBudget } from '../model/entry-budget.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import type { LayerContent } from '../sources/opened-image.ts';
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

/** Indexes the layers of an image, several at a time, and each blob once however often it is used. */
export async function indexLayers(
  contents: readonly LayerContent[],
  verify: boolean,
  progress: Progress,
  budget: EntryBudget,
): Promise<readonly IndexedLayer[]> {
  const distinct = new Map(contents.map((content) => [content.key, content]));
  const indexed = new Map<string, IndexedLayer>();
  progress.expect(distinct.size);
  const waiting = distinct.values();
  const worker = async (): Promise<void> => {
    for (const content of waiting) {
      indexed.set(content.key, await indexLayer(content, verify, progress, budget));
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
  const { blob } = content;
  const { index, way } = await indexBlob(watched(blob, progress), { verify }, budget);
  if (way === 'stream') return { index, access: null, blob, way: 'streamed and hashed' };
  progress.read(blob.size);
  return { index, access: blob.access, blob, way: 'walked header by header' };
}

function watched(blob: Blob, progress: Progress): Blob {
  const { size, ranges, access } = blob;
  return { size, ranges, access, stream: () => watchedStream(blob.stream(), progress) };
}

/** The same bytes, with their number told to `progress`. */
export async function* watchedStream(stream: ByteStream, progress: Progress): ByteStream {
  for await (const chunk of stream) {
    progress.read(chunk.length);
    yield chunk;
  }
}
