import { expect, test } from 'vitest';
import { isWritable } from '../../src/extraction/writable-name.ts';
import { byteString, encodeText } from '../../src/model/byte-string.ts';

test.each(['a', 'a/b', '...', '..a', 'a b/ä', '-rf'])('%j can be written', (path) => {
  expect(isWritable(encodeText(path))).toBe(true);
});

test('bytes that are not UTF-8 can be written', () => {
  expect(isWritable(byteString(Buffer.of(0xff, 0x2f, 0x9b)))).toBe(true);
});

test.each(['', '/', '/a', 'a/', 'a//b', '.', '..', '../a', 'a/../b', 'a/./b', 'a\0b'])(
  '%j cannot',
  (path) => {
    expect(isWritable(encodeText(path))).toBe(false);
  },
);
