import { expect, test } from 'vitest';
import { Pattern } from '../../../src/tui/viewer/pattern.ts';

function found(pattern: string, text: string | Uint8Array): readonly (readonly number[])[] {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return [...new Pattern(pattern).matches(bytes)].map(({ start, end }) => [start, end]);
}

test.each([
  ['a', 'banana', [1, 3, 5]],
  ['ana', 'banana', [1]],
  ['A', 'aAa', [1]],
  ['error', 'ERROR Error error', [0, 6, 12]],
  ['Error', 'ERROR Error error', [6]],
  ['é', 'É é', [0, 3]],
  ['straße', 'STRASSE straße', [0, 8]],
  ['字', 'x字x', [1]],
  ['.*[a', 'b.*[ab.*x', [1]],
  ['\\n', 'a\\n\n', [1]],
  ['$x^', '$x^', [0]],
  ['😀', '😀😀', [0, 4]],
])('%j is found in %j at %j', (pattern, text, starts) => {
  expect(found(pattern, text).map(([start]) => start)).toEqual(starts);
});

test('finds text among any bytes', () => {
  expect(found('elf', Uint8Array.of(0xff, 0x7f, 0x45, 0x4c, 0x46, 0xc3, 0x28))).toEqual([[2, 5]]);
});

test.each([
  ['abc', 3],
  ['é字', 5],
  ['ß', 2],
  ['😀', 4],
])('no match of %j is longer than %i bytes', (pattern, longest) => {
  expect(new Pattern(pattern).longest).toBe(longest);
});
