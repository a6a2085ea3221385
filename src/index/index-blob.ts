import type { Blob, RandomAccess } from '../model/bytes.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import { sniffCompression } from '../tar/compression.ts';
import { indexStream, type StreamOptions } from './index-stream.ts';
import { indexWalk } from './index-walk.ts';

export interface IndexedBlob {
  /** Header by header with seeks, or as all its bytes went by. */
  readonly way: 'walk' | 'stream';
  readonly index: LayerIndex;
}

const sniffLength = 16;

/** Indexes one layer by the cheapest way that its blob allows. */
export async function indexBlob(blob: Blob, options: StreamOptions): Promise<IndexedBlob> {
  // To verify is to read every byte, so that there is nothing to jump over.
  if (!options.verify && blob.access !== null && isPlain(blob.access)) {
    return { way: 'walk', index: await indexWalk(blob.access) };
  }
  return { way: 'stream', index: await indexStream(blob.stream(), options) };
}

function isPlain(access: RandomAccess): boolean {
  const head = new Uint8Array(sniffLength);
  return sniffCompression(head.subarray(0, access.read(0, head))) === 'none';
}
