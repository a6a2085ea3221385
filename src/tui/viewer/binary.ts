import { byteString } from '../../model/byte-string.ts';
import { decodeKeepingStrays } from '../../text/utf8.ts';

/** Of what no text is full: stray bytes, and controls but for blanks. */
const foreign = /(?!\s)[\p{Cc}\p{Cs}]/gu;
const mostForeign = 0.3;

/** Whether a file that begins like this is no text: it has a NUL, or is mostly not UTF-8. */
export function looksBinary(head: Uint8Array): boolean {
  if (head.includes(0)) return true;
  const text = decodeKeepingStrays(byteString(head));
  const found = text.match(foreign)?.length ?? 0;
  return found > head.length * mostForeign;
}
