import { type Compression, sniffCompression } from '../tar/compression.ts';
import { headSize } from './file-head.ts';
import type { FileRange } from './file-access.ts';
import type { LayerContent } from './opened-image.ts';

/** Why a layer cannot be read that the archive itself stores with holes. */
export const sparseReason = 'the archive stores it as a sparse file, which image tools do not read';

/** A layer's file as a store has it. */
export interface StoredLayer {
  readonly content: LayerContent;
  /** Bytes as stored. */
  readonly size: number;
  readonly compression: Compression;
}

/** A layer whose bytes can be read when they are wanted. */
export function blobLayer(key: string, blob: FileRange): StoredLayer {
  const head = new Uint8Array(headSize);
  const compression = sniffCompression(head.subarray(0, blob.read(0, head)));
  return {
    content: { kind: 'blob', key, blob, annotations: {}, isChecked: false },
    size: blob.size,
    compression,
  };
}

/** A layer that is there and of no use. */
export function uselessLayer(key: string, reason: string, size: number): StoredLayer {
  return { content: { kind: 'absent', key, reason }, size, compression: 'none' };
}
