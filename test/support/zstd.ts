import { concat } from './tar-blocks.ts';

const largestBlock = 128 * 1024;

/** A frame that holds its content uncompressed (RFC 8878, section 3.1.1), in blocks of `size`. */
export function rawFrame(content: Uint8Array, size = largestBlock): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < content.length; at += size) {
    const block = content.subarray(at, at + size);
    blocks.push(blockHeader('raw', block.length, at + size >= content.length), block);
  }
  return concat([frameHeader(0x38), ...blocks]);
}

/** A frame of `blocks` times 128 KB of zeros, four bytes each: a bomb. */
export function zerosFrame(blocks: number): Uint8Array {
  const all = Array.from({ length: blocks }, (_, i) => [
    blockHeader('run', largestBlock, i === blocks - 1),
    new Uint8Array(1),
  ]);
  return concat([frameHeader(0x38), ...all.flat()]);
}

/** A frame that decoders skip. */
export function skippableFrame(length: number): Uint8Array {
  const frame = Buffer.alloc(8 + length, 0xee);
  frame.writeUInt32LE(0x184d2a53, 0);
  frame.writeUInt32LE(length, 4);
  return frame;
}

/** The start of a frame with this window descriptor, without size and checksum. */
export function frameHeader(window: number): Uint8Array {
  return Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, window);
}

function blockHeader(type: 'raw' | 'run', length: number, isLast: boolean): Uint8Array {
  const header = Buffer.alloc(3);
  header.writeUIntLE((length << 3) | (type === 'run' ? 2 : 0) | (isLast ? 1 : 0), 0, 3);
  return header;
}
