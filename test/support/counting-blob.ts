import type { Blob } from '../../src/model/bytes.ts';
import { AccessRanges } from '../../src/model/access-ranges.ts';
import { memoryAccess } from './memory.ts';

interface Read {
  readonly start: number;
  readonly length: number;
}

/** A blob that is far away: it is read by range only, and what was read is known. */
export function countingBlob(bytes: Uint8Array): {
  readonly blob: Blob;
  readonly read: readonly Read[];
} {
  const read: Read[] = [];
  const ranges = new AccessRanges(memoryAccess(bytes));
  const blob: Blob = {
    size: bytes.length,
    access: null,
    part: null,
    ranges: {
      read(start, length) {
        read.push({ start, length });
        return ranges.read(start, length);
      },
    },
    stream() {
      throw new Error('nobody should stream this blob');
    },
  };
  return { blob, read };
}
