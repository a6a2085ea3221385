import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteString, type ByteString, encodeText } from '../../src/model/byte-string.ts';
import { escapeBytes, escapeOnOneLine, escapeText } from '../../src/text/escape.ts';
import { hazardIn, hostileText } from '../support/hostile-text.ts';

const bytes = (...parts: readonly (string | number)[]): ByteString =>
  byteString(
    Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'number' ? [part] : part))),
  );

describe('escapeText', () => {
  test.each([
    ['plain.txt', 'plain.txt'],
    ['\x1b[31mred', '\\u{1b}[31mred'],
    ['a\nb\tc\x7f', 'a\\u{a}b\\u{9}c\\u{7f}'],
    ['\x9b31m', '\\u{9b}31m'],
    ['invoice\u202efdp.exe', 'invoice\\u{202e}fdp.exe'],
    ['\u2066\u2069\u200e\u200f\u061c', '\\u{2066}\\u{2069}\\u{200e}\\u{200f}\\u{61c}'],
    ['a\u2028b', 'a\\u{2028}b'],
    ['ad\u200bmin', 'ad\\u{200b}min'],
    ['\u{e0041}', '\\u{e0041}'],
    ['half \ud83d', 'half \\u{d83d}'],
    ['blank \u3164\uffa0', 'blank \\u{3164}\\u{ffa0}'],
  ])('%j becomes %s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  test.each([
    'naïve café',
    '商品カタログ',
    '한글',
    'नमस्ते',
    'می‌خواهم',
    '👩‍💻',
    '❤️‍🔥',
    '1️⃣',
    '🇫🇷',
    '👍🏽',
  ])('%s stays as it is', (text) => {
    expect(escapeText(text)).toBe(text);
  });

  test('joiners and variation selectors that shape nothing are shown', () => {
    expect(escapeText('a\u200db')).toBe('a\\u{200d}b');
    expect(escapeText('a\ufe0f')).toBe('a\\u{fe0f}');
    expect(escapeText('😀\ufe01\ufe02\ufe03')).not.toContain('\ufe03');
  });

  test('an ordinary backslash stays single', () => {
    for (const text of [
      'C:\\new',
      "printf 'a\\nb'",
      'system-systemd\\x2dcryptsetup.slice',
      'a\\',
    ]) {
      expect(escapeText(text)).toBe(text);
    }
  });

  test('a backslash that would read as an escape is doubled', () => {
    expect(escapeText('\\u{1b}')).toBe('\\\\u{1b}');
    expect(escapeText('\\xff')).toBe('\\\\xff');
    expect(escapeText('\\\x1b')).toBe('\\\\\\u{1b}');
  });

  test('a name of nothing but backslashes takes no time', () => {
    const name = `${'\\'.repeat(1 << 20)}字`;
    expect(escapeText(name)).toBe(name);
  });
});

describe('escapeBytes', () => {
  test.each([
    [bytes('caf', 0xe9), 'caf\\xe9'],
    [bytes('café'), 'café'],
    [bytes('caf\\xe9'), 'caf\\\\xe9'],
    [bytes('\\', 0xff), '\\\\\\xff'],
    [bytes(0xed, 0xa0, 0x80), '\\xed\\xa0\\x80'],
    [bytes(0x9b, 'x\u0000'), '\\x9bx\\u{0}'],
  ])('%j becomes %s', (name, escaped) => {
    expect(escapeBytes(name)).toBe(escaped);
  });

  test('text escapes the same either way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeBytes(encodeText(text))).toBe(escapeText(text));
      }),
    );
  });
});

describe('whatever comes in', () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 12 }).map((raw) => byteString(raw)),
    hostileText.map(encodeText),
  );

  test('nothing that a terminal obeys or hides comes out', () => {
    fc.assert(
      fc.property(hostileText, anyBytes, (text, raw) => {
        expect(hazardIn(escapeText(text))).toBeNull();
        expect(hazardIn(escapeBytes(raw))).toBeNull();
        expect(hazardIn(escapeOnOneLine(text))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test('different names never look the same', () => {
    fc.assert(
      fc.property(anyBytes, (raw) => {
        expect(unescape(escapeBytes(raw))).toBe(raw);
      }),
      { numRuns: 1000 },
    );
  });
});

test('a command of several lines is shown on one', () => {
  expect(escapeOnOneLine('  RUN apt-get update \\\n\t&& apt-get\u2028upgrade\n')).toBe(
    'RUN apt-get update \\ && apt-get upgrade',
  );
});

/** Reads the two escapes back: the bytes that the escaped text tells of. */
function unescape(escaped: string): ByteString {
  const parts: Buffer[] = [];
  for (const [text] of escaped.matchAll(/\\+(?:x[89a-f][0-9a-f]|u\{[0-9a-f]+\})|[^\\]+|\\+/g)) {
    const backslashes = /^\\*/.exec(text)?.[0].length ?? 0;
    const form = text.slice(backslashes);
    if (backslashes === 0 || form === '') {
      parts.push(Buffer.from(text));
      continue;
    }
    parts.push(Buffer.from('\\'.repeat(Math.floor(backslashes / 2))));
    parts.push(backslashes % 2 === 0 ? Buffer.from(form) : meant(form));
  }
  return byteString(Buffer.concat(parts));
}

function meant(form: string): Buffer {
  return form.startsWith('x')
    ? Buffer.from(form.slice(1), 'hex')
    : Buffer.from(String.fromCodePoint(Number.parseInt(form.slice(2, -1), 16)));
}
