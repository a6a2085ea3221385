import { isUtf8 } from 'node:buffer';
import { type ByteString, bytesOf } from '../model/byte-string.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const ascii = /^\p{ASCII}*$/u;

/** The text that `bytes` spell in UTF-8 (RFC 3629), or null where they do not. */
export function decodeUtf8(bytes: ByteString): string | null {
  if (ascii.test(bytes)) return bytes;
  const raw = bytesOf(bytes);
  return isUtf8(raw) ? decoder.decode(raw) : null;
}

/** One well-formed sequence (RFC 3629, section 4), a run of ASCII, or else one stray byte. */
const sequence =
  /\p{ASCII}+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/gu;

const strayBase = 0xdc00;

/**
 * Like `decodeUtf8`, with each stray byte as a lone surrogate, U+DC80 to U+DCFF, which well-formed
 * UTF-8 never gives: the way of Python's PEP 383.
 */
export function decodeKeepingStrays(bytes: ByteString): string {
  return (
    decodeUtf8(bytes) ??
    bytes.replace(sequence, (match) =>
      match.length === 1 && match > '\x7f'
        ? String.fromCharCode(strayBase + match.charCodeAt(0))
        : decoder.decode(Buffer.from(match, 'latin1')),
    )
  );
}

/** The byte that a lone surrogate of `decodeKeepingStrays` stands for. */
export function strayByte(surrogate: string): number {
  return surrogate.charCodeAt(0) - strayBase;
}
