import type { Brand } from './brand.ts';

/**
 * Bytes kept as a string, one character (U+0000 to U+00FF) per byte. Names in a tar need not be
 * UTF-8, and two that differ in one invalid byte must stay two names; a string of bytes compares,
 * sorts and hashes like the bytes and costs V8 one byte a character.
 */
export type ByteString = Brand<string, 'ByteString'>;

/** The bytes `[start, end)` of `source`. */
export function byteString(source: Uint8Array, start = 0, end = source.length): ByteString {
  const buffer = Buffer.isBuffer(source)
    ? source
    : Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  return buffer.toString('latin1', start, end) as ByteString;
}

/** The UTF-8 bytes of ordinary text. */
export function encodeText(text: string): ByteString {
  return byteString(Buffer.from(text, 'utf8'));
}

/** The bytes themselves. */
export function bytesOf(text: ByteString): Uint8Array {
  return Buffer.from(text, 'latin1');
}

/** Part of a byte string, by byte positions. */
export function sliceBytes(text: ByteString, start: number, end = text.length): ByteString {
  return text.slice(start, end) as ByteString;
}
