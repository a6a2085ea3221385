import { createHash } from 'node:crypto';
import type { Report } from '../../src/report/report.ts';
import { sniffCompression } from '../../src/tar/compression.ts';
import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from './memory.ts';
import { rawTar } from './raw-tar.ts';

/** The files of an archive that are layers of the image that the report is on: views, no copies. */
export function layerFiles(archive: Uint8Array, { layers }: Report): readonly Uint8Array[] {
  const digests = new Set(layers.map(({ digest, diffId }) => digest ?? diffId));
  return [...rawTar(archive).values()].filter((file) => digests.has(digestOf(file)));
}

/**
 * Where a bit of a layer can be changed without keeping it from being read, or null. Of a
 * compressed one: the time in a gzip header (RFC 1952), the unused bit of a zstd frame (RFC 8878).
 */
export function quietPlace(layer: Uint8Array): number | null {
  if (sniffCompression(layer) !== 'none') return 4;
  for (const { offset, storedSize } of walkTar(memoryAccess(layer))) {
    if (storedSize > 0) return offset;
  }
  return null;
}

export function changeBit(bytes: Uint8Array, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
