import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineSpans } from '../../../src/tui/viewer/line-text.ts';
import { Pattern } from '../../../src/tui/viewer/pattern.ts';
import { hazardIn, hostileText } from '../../support/hostile-text.ts';

function shown(line: string | Uint8Array, pattern: string | null = null): string {
  const bytes = Buffer.from(line);
  const matches = pattern === null ? [] : new Pattern(pattern).matches(bytes);
  return lineSpans(bytes, 'text', matches)
    .map(({ text, tone }) => (tone === 'match' ? `<${text}>` : text))
    .join('');
}

test.each([
  ['plain\n', 'plain'],
  ['no end', 'no end'],
  ['dos\r\n', 'dos'],
  ['two\r\r\n', 'two\\u{d}'],
  ['within\rline\n', 'within\\u{d}line'],
  ['\n', ''],
  ['\tx', '        x'],
  ['ab\tx', 'ab      x'],
  ['1234567\tx', '1234567 x'],
  ['12345678\tx', '12345678        x'],
  ['字\tx', '字      x'],
  ['\t\u001b[31m\tx', '        \\u{1b}[31m      x'],
  ['{bold}a{/}', '{bold}a{/}'],
  ['\u202eab\u200b', '\\u{202e}ab\\u{200b}'],
  ['nul\0', 'nul\\u{0}'],
])('shows %j as %j', (line, text) => {
  expect(shown(line)).toBe(text);
});

test('spells out what is not UTF-8', () => {
  expect(shown(Uint8Array.of(0x61, 0xff, 0xc3, 0xa9, 0xe5, 0xad))).toBe('a\\xffé\\xe5\\xad');
});

test.each([
  ['one two one\n', 'one', '<one> two <one>'],
  ['a\tone\tb', 'one', 'a       <one>     b'],
  ['\u001bx字', '字', '\\u{1b}x<字>'],
])('sets apart in %j what matches %j', (line, pattern, text) => {
  expect(shown(line, pattern)).toBe(text);
});

test('nothing harmful is ever shown', () => {
  const text = hostileText.map((shownText) => Buffer.from(shownText));
  const lines = fc.oneof(text, fc.uint8Array());
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 4 }), (parts) => {
      const line = Buffer.concat(parts);
      expect(hazardIn(shown(line))).toBeNull();
      expect(shown(line)).not.toContain('\t');
    }),
  );
});
