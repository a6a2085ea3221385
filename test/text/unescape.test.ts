import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import { escapeBytes } from '../../src/text/escape.ts';
import { unescapeBytes } from '../../src/text/unescape.ts';

test('what is shown escaped names the very bytes', () => {
  const odd = fc.constantFrom(
    '\\',
    'x9f',
    'u{1b}',
    '\x1b',
    '\u202e',
    'a',
    'é',
    '\\x9f',
    '\\u{1b}',
    'u{110000}',
  );
  const texts = fc.array(odd).map((parts) => Buffer.from(parts.join('')));
  const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
  const joined = fc.tuple(texts, bytes, texts).map((buffers) => Buffer.concat(buffers));
  fc.assert(
    fc.property(joined, (buffer) => {
      const name = byteString(buffer);
      expect(unescapeBytes(escapeBytes(name))).toBe(name);
    }),
  );
});

test.each([['a\\nb'], ['\\x41'], ['\\u{110000}'], ['\\u{}'], ['\\'], ['']])(
  '%j is no escape, and stays what it is',
  (text) => {
    expect(unescapeBytes(text)).toBe(encodeText(text));
  },
);
