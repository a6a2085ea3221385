import { byteString, type ByteString } from '../model/byte-string.ts';

/** Backslashes in front of what reads as an escape: an odd number means that it is one. */
const spelled = /(\\+)(?:x([89a-f][0-9a-f])|u\{([0-9a-f]+)\})/g;
const lastCodePoint = 0x10ffff;

/** The bytes that `escapeBytes` shows as `text`: it is how names can be typed that no keyboard has. */
export function unescapeBytes(text: string): ByteString {
  const parts: Buffer[] = [];
  let done = 0;
  for (const found of text.matchAll(spelled)) {
    const [whole, backslashes = '', stray, point] = found;
    const isEscape = backslashes.length % 2 === 1;
    const rest = Buffer.from(whole.slice(backslashes.length));
    const meant = isEscape ? meaningOf(stray, point) : rest;
    if (meant === null) continue;
    const literal = backslashes.slice(0, Math.floor(backslashes.length / 2));
    parts.push(Buffer.from(text.slice(done, found.index) + literal), meant);
    done = found.index + whole.length;
  }
  parts.push(Buffer.from(text.slice(done)));
  return byteString(Buffer.concat(parts));
}

function meaningOf(stray: string | undefined, point: string | undefined): Buffer | null {
  if (stray !== undefined) return Buffer.from(stray, 'hex');
  const code = Number.parseInt(point ?? '', 16);
  return code <= lastCodePoint ? Buffer.from(String.fromCodePoint(code)) : null;
}
