import { AccessRanges } from '../../src/model/access-ranges.ts';
import type { Blob, ByteStream, RandomAccess } from '../../src/model/bytes.ts';

/** Bytes in memory, to be read at any offset. */
export function memoryAccess(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read(position, target) {
      const piece = bytes.subarray(position, position + target.length);
      target.set(piece);
      return piece.length;
    },
  };
}

/** Bytes in memory, in pieces of `size`. */
export async function* memoryStream(bytes: Uint8Array, size = 65_536): ByteStream {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.slice(start, start + size);
  }
}

/** The same in memory that is used again: each piece is overwritten before the next comes. */
export async function* passingStream(bytes: Uint8Array, size = 65_536): ByteStream {
  const memory = new Uint8Array(Math.min(size, bytes.length));
  for (let start = 0; start < bytes.length; start += size) {
    const piece = bytes.subarray(start, start + size);
    memory.set(piece);
    yield memory.subarray(0, piece.length);
    memory.fill(0xa5);
  }
}

export function memoryBlob(bytes: Uint8Array): Blob {
  const access = memoryAccess(bytes);
  const ranges = new AccessRanges(access);
  return { size: bytes.length, stream: () => memoryStream(bytes), ranges, access, part: null };
}
