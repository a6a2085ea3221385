/**
 * Bytes in which zeros are counted instead of kept: headers of a tar are mostly zeros. Written as
 * pairs of a number of zeros and a number of other bytes that follow, 16 bits each.
 */
const shortestRun = 8;
const longest = 0xffff;

export function packZeros(source: Uint8Array): Uint8Array {
  const packed = Buffer.allocUnsafe(packedBound(source.length));
  let end = 0;
  for (let start = 0; start < source.length;) {
    const zeros = countZeros(source, start);
    const from = start + zeros;
    const others = countOthers(source, from);
    end = packed.writeUInt16LE(zeros, end);
    end = packed.writeUInt16LE(others, end);
    packed.set(source.subarray(from, from + others), end);
    end += others;
    start = from + others;
  }
  return packed.subarray(0, end);
}

/** The bytes that were packed: `size` of them. */
export function unpackZeros(packed: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (let next = 0; next < packed.length;) {
    at += numberAt(packed, next);
    const others = numberAt(packed, next + 2);
    next += 4;
    // Most runs are so short that a copy by the engine would cost more.
    for (let left = others; left > 0; left--) bytes[at++] = packed[next++] ?? 0;
  }
  return bytes;
}

/** The most bytes that `size` bytes take: each pair but the first and the last has a run of zeros. */
function packedBound(size: number): number {
  return size + 4 * (Math.ceil(size / shortestRun) + 2);
}

function countZeros(source: Uint8Array, start: number): number {
  const end = Math.min(source.length, start + longest);
  let at = start;
  while (at < end && source[at] === 0) at++;
  return at - start;
}

/** Up to the next run of zeros that is worth counting. */
function countOthers(source: Uint8Array, start: number): number {
  const end = Math.min(source.length, start + longest);
  let zeros = 0;
  for (let at = start; at < end; at++) {
    zeros = source[at] === 0 ? zeros + 1 : 0;
    if (zeros === shortestRun) return at + 1 - shortestRun - start;
  }
  return end - start;
}

function numberAt(packed: Uint8Array, at: number): number {
  return (packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8);
}
