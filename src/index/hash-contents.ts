import { createHash, hash } from 'node:crypto';
import type { RandomAccess } from '../model/bytes.ts';
import { type LayerDigests, type LayerIndex, tarOffsets } from '../model/layer-index.ts';
import { DigestList } from './digest-list.ts';
import { Turn } from '../model/turn.ts';
import { WindowReader, windowSize } from './window-reader.ts';

/** The SHA-256 of some contents of an uncompressed layer. `entries` are in the order of the tar. */
export async function hashContents(
  access: RandomAccess,
  index: LayerIndex,
  entries: Uint32Array,
): Promise<LayerDigests | null> {
  const digests = new DigestList();
  const offsets = tarOffsets(index);
  const reader = new WindowReader(access);
  const turn = new Turn();
  for (const entry of entries) {
    digests.add(entry, digestOf(reader, offsets[entry] ?? 0, index.size[entry] ?? 0));
    if (turn.hasLasted) await turn.pass();
  }
  return digests.finish();
}

function digestOf(reader: WindowReader, offset: number, size: number): Uint8Array {
  if (size <= windowSize) return hash('sha256', reader.view(offset, size), 'buffer');
  const sum = createHash('sha256');
  for (let done = 0; done < size; done += windowSize) {
    sum.update(reader.view(offset + done, Math.min(windowSize, size - done)));
  }
  return sum.digest();
}
