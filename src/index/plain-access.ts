import type { Blob, RandomAccess } from '../model/bytes.ts';
import { type Compression, sniffCompression } from '../tar/compression.ts';

/** Bytes by which a compression is told. */
export const sniffLength = 16;

/** How a blob is compressed that can be read at any offset. */
export function compressionOf(access: RandomAccess): Compression {
  const head = new Uint8Array(sniffLength);
  return sniffCompression(head.subarray(0, access.read(0, head)));
}

/** The way to read any part of a layer's tar; null where it is compressed or comes in order only. */
export function plainAccess({ access }: Blob): RandomAccess | null {
  return access !== null && compressionOf(access) === 'none' ? access : null;
}
