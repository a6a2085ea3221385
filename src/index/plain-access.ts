import type { Blob, RandomAccess } from '../model/bytes.ts';
import { sniffCompression } from '../tar/compression.ts';

/** Bytes by which a compression is told. */
export const sniffLength = 16;

/** The way to read any part of a layer's tar; null where it is compressed or comes in order only. */
export function plainAccess({ access }: Blob): RandomAccess | null {
  if (access === null) return null;
  const head = new Uint8Array(sniffLength);
  return sniffCompression(head.subarray(0, access.read(0, head))) === 'none' ? access : null;
}
