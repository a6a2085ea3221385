const largestBlock = 128 * 1024;

/** Bytes as a zstd frame that compresses nothing (RFC 8878): raw blocks behind a header. */
export function zstdFrame(bytes: Uint8Array): Uint8Array {
  // Magic number, a frame header without content size, and a window of 128 KiB.
  const parts = [Buffer.from('28b52ffd0038', 'hex')];
  for (let start = 0; start === 0 || start < bytes.length; start += largestBlock) {
    const block = bytes.subarray(start, start + largestBlock);
    const isLast = start + largestBlock >= bytes.length;
    const header = Buffer.alloc(3);
    header.writeUIntLE((block.length << 3) | (isLast ? 1 : 0), 0, 3);
    parts.push(header, Buffer.from(block));
  }
  return Buffer.concat(parts);
}
