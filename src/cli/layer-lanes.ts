import { availableParallelism } from 'node:os';
import { indexAsUsual, type IndexStored } from '../index/index-blob.ts';
import { compressionOf, plainAccess } from '../index/plain-access.ts';
import { IndexThreads } from '../index/thread/index-threads.ts';
import type { LayerContent } from '../sources/opened-image.ts';
import { readTocClaim } from '../toc/toc-claim.ts';

/** Those who index layers side by side, one layer each at a time. */
export interface LayerLanes {
  readonly all: readonly IndexStored[];
  close(): Promise<void>;
}

/** Compressed bytes of an image from which on threads are worth it: less is done before one is ready. */
const worthThreads = 32 << 20;
/** Layers that come from afar are waited for, however many processors there are. */
const farLanes = 3;
const mostLanes = 4;

/** `contents` are distinct. `threadFile` is what runs in threads; null where there are to be none. */
export function openLanes(
  contents: readonly LayerContent[],
  threadFile: string | null,
  processors = availableParallelism(),
): LayerLanes {
  const areFar = contents.some(
    (content) => content.kind === 'blob' && content.blob.access === null,
  );
  const count = areFar ? farLanes : nearLanes(contents, processors);
  if (threadFile === null || count === 1 || processors === 1 || !areWorthThreads(contents)) {
    return { all: Array.from({ length: count }, () => indexAsUsual), close: async () => {} };
  }
  const threads = new IndexThreads(threadFile, count, areFar ? 0 : threadsAhead(contents, count));
  const inThread: IndexStored = (...layer) => threads.index(...layer);
  // Who receives layers from afar has to be there for all of them.
  const first = areFar ? inThread : indexAsUsual;
  return {
    all: Array.from({ length: count }, (_, lane) => (lane === 0 ? first : inThread)),
    close: () => threads.close(),
  };
}

/** Layers that are walked wait for nothing: one after the other, each is on the tree the sooner. */
function nearLanes(contents: readonly LayerContent[], processors: number): number {
  const areWalked = contents.every(
    (content) => content.kind !== 'blob' || plainAccess(content.blob) !== null,
  );
  return areWalked ? 1 : Math.min(mostLanes, processors);
}

function areWorthThreads(contents: readonly LayerContent[]): boolean {
  const sizes = contents.map((content) => (content.kind === 'blob' ? content.blob.size : 0));
  return sizes.reduce((sum, size) => sum + size, 0) >= worthThreads;
}

/** Threads that are sure to be wanted, beside the lane that needs none. */
export function threadsAhead(contents: readonly LayerContent[], lanes: number): number {
  const inflated = contents.filter(
    (content) =>
      content.kind === 'blob' &&
      content.blob.access !== null &&
      compressionOf(content.blob.access) !== 'none' &&
      readTocClaim(content.annotations) === null,
  );
  return Math.max(0, Math.min(lanes, inflated.length) - 1);
}
