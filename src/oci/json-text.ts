import { LayerscopeError } from '../model/error.ts';
import { limits } from '../model/limits.ts';

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const decoder = new TextDecoder();
/** Values in one text: each costs far more memory than the three bytes that it may take. */
const maximumValues = 500_000;

/**
 * The value of a JSON text. Size and nesting are checked before anything is parsed, so that a
 * hostile text costs neither memory nor stack. `document` is what messages call it.
 */
export function parseJson(text: Uint8Array, document: string, maximumBytes: number): unknown {
  if (text.length > maximumBytes) {
    throw tooMuch(document, `it is larger than the ${maximumBytes} bytes accepted`);
  }
  checkShape(text, document);
  try {
    const value: unknown = JSON.parse(decoder.decode(text));
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

/** Counts brackets and commas outside of strings. Bytes above 0x7f occur in strings only. */
function checkShape(text: Uint8Array, document: string): void {
  let level = 0;
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    const byte = text[i];
    if (byte === quote) {
      i = endOfString(text, i);
    } else if (byte === comma) {
      values++;
    } else if (byte === 0x5b || byte === 0x7b) {
      if (++level > limits.jsonDepth) {
        throw tooMuch(document, `it is nested more than ${limits.jsonDepth} levels deep`);
      }
    } else if (byte === 0x5d || byte === 0x7d) {
      level--;
    }
  }
  if (values > maximumValues) {
    throw tooMuch(document, `it has more than the ${maximumValues} values accepted`);
  }
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
