import { byteString, type ByteString, encodeText } from '../model/byte-string.ts';
import type { Xattrs } from '../model/layer-index.ts';
import { blockSize, BlockSum, sumOf } from './block-sum.ts';
import { readNumber, readOctal } from './header-number.ts';
import { TarDamage } from './tar-damage.ts';

/**
 * Who laid the fields out: POSIX (`ustar`, also under PAX), GNU tar, Schilling's star, or nobody
 * who says so (`v7`).
 */
export type HeaderFormat = 'v7' | 'ustar' | 'star' | 'gnu';

const nothing = encodeText('');

/**
 * The fields of one header block. One object is filled again and again, as there may be a million
 * headers; PAX and GNU extensions then overwrite what they override.
 */
export class Header {
  format: HeaderFormat = 'v7';
  path: ByteString = nothing;
  /** ASCII code of the type flag. */
  typeflag = 0;
  linkTarget: ByteString = nothing;
  mode = 0;
  uid = 0;
  gid = 0;
  size = 0;
  mtime = 0;
  deviceMajor = 0;
  deviceMinor = 0;
  xattrs: Xattrs | null = null;
  readonly #sum = new BlockSum();

  /** Reads the block at `at`; false when it is all zeros. */
  read(block: Buffer, at: number): boolean {
    const sum = this.#sum.of(block, at);
    if (sum === 0) return false;
    checkSum(block, at, sum);
    this.format = formatOf(block, at);
    this.path = text(block, at, at + 100);
    this.mode = readNumber(block, at + 100, at + 108);
    this.uid = readNumber(block, at + 108, at + 116);
    this.gid = readNumber(block, at + 116, at + 124);
    this.size = readNumber(block, at + 124, at + 136);
    this.mtime = readNumber(block, at + 136, at + 148);
    this.typeflag = block[at + 156] ?? 0;
    this.linkTarget = text(block, at + 157, at + 257);
    this.xattrs = null;
    this.deviceMajor = 0;
    this.deviceMinor = 0;
    if (this.format === 'v7') return true;
    this.deviceMajor = readNumber(block, at + 329, at + 337);
    this.deviceMinor = readNumber(block, at + 337, at + 345);
    const prefix = prefixOf(block, at, this.format);
    if (prefix.length > 0) this.path = byteString(Buffer.from(`${prefix}/${this.path}`, 'latin1'));
    return true;
  }
}

/**
 * The checksum counts its own field as spaces. Old programs added the bytes up as signed ones:
 * each byte above 127 then counts 256 less.
 */
function checkSum(block: Buffer, at: number, sumOfAll: number): void {
  const expected = readOctal(block, at + 148, at + 156);
  const unsigned = sumOfAll - sumOf(block, at + 148, at + 156) + 8 * 0x20;
  if (expected === unsigned) return;
  let signed = unsigned;
  for (let i = 0; i < blockSize; i++) {
    if ((i < 148 || i >= 156) && (block[at + i] ?? 0) > 127) signed -= 256;
  }
  if (expected !== signed) {
    throw new TarDamage('bad-tar-header', 'the checksum of a header does not match');
  }
}

function formatOf(block: Buffer, at: number): HeaderFormat {
  if (!hasText(block, at + 257, 'ustar')) return 'v7';
  if (block[at + 262] === 0) return hasText(block, at + 508, 'tar\0') ? 'star' : 'ustar';
  return hasText(block, at + 262, '  \0') ? 'gnu' : 'v7';
}

function hasText(block: Buffer, at: number, expected: string): boolean {
  for (let i = 0; i < expected.length; i++) {
    if (block[at + i] !== expected.charCodeAt(i)) return false;
  }
  return true;
}

/** The part of a long path that has its own field. */
function prefixOf(block: Buffer, at: number, format: 'ustar' | 'star' | 'gnu'): ByteString {
  if (format === 'gnu') return misplacedPrefix(block, at);
  return text(block, at + 345, at + (format === 'star' ? 476 : 500));
}

/**
 * GNU has the times of last access and change where ustar has the prefix. Some writers (Go's before
 * 1.8) put a prefix there all the same: if it is no time, it is one.
 */
function misplacedPrefix(block: Buffer, at: number): ByteString {
  try {
    if (block[at + 345] !== 0) readNumber(block, at + 345, at + 357);
    if (block[at + 357] !== 0) readNumber(block, at + 357, at + 369);
    return nothing;
  } catch {
    const prefix = text(block, at + 345, at + 500);
    return /^[\0-\x7f]*$/.test(prefix) ? prefix : nothing;
  }
}

/** The bytes of a field up to its first NUL. */
function text(block: Buffer, start: number, end: number): ByteString {
  let stop = start;
  while (stop < end && block[stop] !== 0) stop++;
  return stop === start ? nothing : byteString(block, start, stop);
}
