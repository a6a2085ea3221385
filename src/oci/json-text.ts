import { LayerscopeError } from '../model/error.ts';
import { limits } from '../model/limits.ts';

const quote = 0x22;
const backslash = 0x5c;

/**
 * The value of a JSON text. Size and nesting are checked before anything is parsed, so that a
 * hostile text costs neither memory nor stack. `document` is what messages call it.
 */
export function parseJson(text: Uint8Array, document: string, maximumBytes: number): unknown {
  if (text.length > maximumBytes) {
    throw tooMuch(document, `it is larger than the ${maximumBytes} bytes accepted`);
  }
  if (nestsDeeperThan(limits.jsonDepth, text)) {
    throw tooMuch(document, `it is nested more than ${limits.jsonDepth} levels deep`);
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(text));
    return value;
  } catch (cause) {
    throw new LayerscopeError({
      code: 'damaged',
      tried: `read ${document}`,
      failed: 'it is not valid JSON',
      advice: 'Export or copy the image again: part of it was lost or changed.',
      cause,
    });
  }
}

function tooMuch(document: string, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: `read ${document}`,
    failed,
    advice: 'No image builder writes such a document; check where the image comes from.',
  });
}

/** Counts brackets outside of strings. Bytes above 0x7f occur in strings only, or are no JSON. */
function nestsDeeperThan(depth: number, text: Uint8Array): boolean {
  let level = 0;
  for (let i = 0; i < text.length; i++) {
    const byte = text[i];
    if (byte === quote) {
      i = endOfString(text, i);
    } else if (byte === 0x5b || byte === 0x7b) {
      if (++level > depth) return true;
    } else if (byte === 0x5d || byte === 0x7d) {
      level--;
    }
  }
  return false;
}

/** Where the string that starts at `start` has its closing quote, or the text its end. */
function endOfString(text: Uint8Array, start: number): number {
  for (let end = text.indexOf(quote, start + 1); end !== -1; end = text.indexOf(quote, end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === backslash) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
