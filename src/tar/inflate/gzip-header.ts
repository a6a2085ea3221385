import type { ByteQueue } from './byte-queue.ts';
import { CompressionDamage } from './compression-damage.ts';

const fixedLength = 10;
const deflate = 8;
const flags = { headerChecksum: 0x02, extra: 0x04, name: 0x08, comment: 0x10 } as const;
const reservedFlags = 0xe0;

/** Whether a gzip member starts with these bytes. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Reads past the header of a member (RFC 1952, section 2.3). */
export async function skipGzipHeader(input: ByteQueue): Promise<void> {
  const header = await need(input, fixedLength);
  const flag = header[3] ?? 0;
  if (!isGzip(header) || header[2] !== deflate || (flag & reservedFlags) !== 0) {
    throw new CompressionDamage('bad-compression', 'a gzip header cannot be understood');
  }
  input.skip(fixedLength);
  if ((flag & flags.extra) !== 0) {
    const length = (await need(input, 2)).readUInt16LE(0);
    await need(input, 2 + length);
    input.skip(2 + length);
  }
  if ((flag & flags.name) !== 0) await skipText(input);
  if ((flag & flags.comment) !== 0) await skipText(input);
  if ((flag & flags.headerChecksum) !== 0) {
    await need(input, 2);
    input.skip(2);
  }
}

/** The next `count` bytes at least. */
export async function need(input: ByteQueue, count: number): Promise<Buffer> {
  const bytes = await input.fill(count);
  if (bytes.length < count) {
    throw new CompressionDamage('truncated-compression', 'the gzip data ends too early');
  }
  return bytes;
}

/** Text of any length up to a NUL. */
async function skipText(input: ByteQueue): Promise<void> {
  for (;;) {
    const bytes = await need(input, 1);
    const nul = bytes.indexOf(0);
    input.skip(nul === -1 ? bytes.length : nul + 1);
    if (nul !== -1) return;
  }
}
