import { TarDamage } from './tar-damage.ts';

const space = 0x20;
const zero = 0x30;
const binaryMark = 0x80;
const negativeMark = 0x40;

/** The number in the header field `[start, end)`: octal digits, or GNU's base-256 form. */
export function readNumber(bytes: Uint8Array, start: number, end: number): number {
  const isBinary = ((bytes[start] ?? 0) & binaryMark) !== 0;
  return isBinary ? readBase256(bytes, start, end) : readOctal(bytes, start, end);
}

/**
 * Octal digits between blanks (spaces and NULs, either side); a NUL after the digits ends the
 * field whatever follows. A field of blanks is 0.
 */
export function readOctal(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(bytes[at] ?? 0)) at++;
  let value = 0;
  for (; at < end; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  if (at < end && bytes[at] !== 0) {
    for (; at < end; at++) if (!isBlank(bytes[at] ?? 0)) throw notANumber();
  }
  return value;
}

/** Two's complement, the most significant byte first; its top bit is only the mark of this form. */
function readBase256(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] ?? 0;
  const isNegative = (first & negativeMark) !== 0;
  const flip = isNegative ? 0xff : 0;
  let value = (first ^ flip) & ~binaryMark & 0xff;
  for (let at = start + 1; at < end; at++) value = value * 256 + ((bytes[at] ?? 0) ^ flip);
  if (value >= 2 ** 63) throw notANumber();
  return isNegative ? -value - 1 : value;
}

function isBlank(byte: number): boolean {
  return byte === space || byte === 0;
}

function notANumber(): TarDamage {
  return new TarDamage('bad-tar-header', 'a header field that must be a number is none');
}
