import { isUtf8 } from 'node:buffer';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import { decodeKeepingStrays, decodeUtf8, strayByte } from '../../src/text/utf8.ts';

/** Bytes that are nearly UTF-8: whole characters among starts and ends of others. */
const nearlyUtf8 = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      fc.uint8Array({ max: 255, maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          [0xc3],
          [0xe2, 0x82],
          [0xf0, 0x9f, 0x98],
          [0xed, 0xa0, 0x80],
          [0xc0, 0xaf],
          [0xf4, 0x90, 0x80, 0x80],
        )
        .map((bytes) => Buffer.from(bytes)),
    ),
  )
  .map((parts) => Buffer.concat(parts));

test('text of any script is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeUtf8(encodeText(text))).toBe(text);
    }),
  );
});

test('a byte order mark stays', () => {
  expect(decodeUtf8(encodeText('\ufeffname'))).toBe('\ufeffname');
});

test('null for exactly what is not UTF-8', () => {
  fc.assert(
    fc.property(nearlyUtf8, (bytes) => {
      expect(decodeUtf8(byteString(bytes)) === null).toBe(!isUtf8(bytes));
    }),
  );
});

test('stray bytes are kept, each on its own, among decoded text', () => {
  fc.assert(
    fc.property(nearlyUtf8, (bytes) => {
      const parts = Array.from(decodeKeepingStrays(byteString(bytes)), (character) =>
        /\p{Cs}/u.test(character) ? Buffer.from([strayByte(character)]) : Buffer.from(character),
      );
      expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    }),
  );
});

test('no surrogate, overlong form or code point beyond Unicode is decoded', () => {
  for (const bytes of [
    [0xed, 0xa0, 0x80],
    [0xc0, 0xaf],
    [0xe0, 0x80, 0xaf],
    [0xf4, 0x90, 0x80, 0x80],
  ]) {
    expect(decodeKeepingStrays(byteString(Buffer.from(bytes)))).toMatch(/^\p{Cs}+$/u);
  }
});
