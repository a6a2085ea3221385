/**
 * Bytes in which zeros are counted instead of kept: headers of a tar are mostly zeros. Written as
 * pairs of a number of zeros and a number of other bytes that follow, 16 bits each.
 */
const shortestRun = 8;
const longest = 0xffff;

/** Packs `source` to the start of `target`, which has `packedBound` bytes; how many it takes. */
export function packZeros(source: Uint8Array, target: Uint8Array): number {
  let end = 0;
  for (let start = 0; start < source.length;) {
    const zeros = countZeros(source, start);
    const from = start + zeros;
    start = from + countOthers(source, from);
    end = putNumber(target, end, zeros);
    end = putNumber(target, end, start - from);
    // Most runs are so short that a copy by the engine would cost more.
    for (let at = from; at < start; at++) target[end++] = source[at] ?? 0;
  }
  return end;
}

/** The most bytes that `size` bytes take: each pair but the first and the last has a run of zeros. */
export function packedBound(size: number): number {
  return size + 4 * (Math.ceil(size / shortestRun) + 2);
}

/** Fills `target` with the bytes that were packed. */
export function unpackZeros(packed: Uint8Array, target: Uint8Array): void {
  target.fill(0);
  let at = 0;
  for (let next = 0; next < packed.length;) {
    at += numberAt(packed, next);
    const others = numberAt(packed, next + 2);
    next += 4;
    for (const end = next + others; next < end; next++) target[at++] = packed[next] ?? 0;
  }
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

function putNumber(target: Uint8Array, at: number, value: number): number {
  target[at] = value & 0xff;
  target[at + 1] = value >>> 8;
  return at + 2;
}

function numberAt(packed: Uint8Array, at: number): number {
  return (packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8);
}
