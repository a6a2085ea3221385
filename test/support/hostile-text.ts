import * as fc from 'fast-check';

/** Code points that must never reach a terminal as they are, from first to last. */
const hazards: readonly (readonly [number, number])[] = [
  [0x00, 0x1f], // C0
  [0x7f, 0x9f], // DEL, C1
  [0xad, 0xad], // soft hyphen
  [0x61c, 0x61c], // Arabic letter mark
  [0x180e, 0x180e], // Mongolian vowel separator
  [0x200b, 0x200b], // zero-width space
  [0x200e, 0x200f], // left-to-right and right-to-left marks
  [0x2028, 0x2029], // line and paragraph separators
  [0x202a, 0x202e], // bidi embeddings and overrides
  [0x2060, 0x206f], // word joiner, invisible operators, bidi isolates
  [0xd800, 0xdfff], // lone surrogates
  [0xfeff, 0xfeff], // byte order mark
  [0xfdd0, 0xfdef], // noncharacters
  [0xfff9, 0xfffb], // interlinear annotations
  [0xfffe, 0xffff], // noncharacters
  [0xe0000, 0xe007f], // tags
];

/** The first hazard in `text`, as `U+1B`, or null. */
export function hazardIn(text: string): string | null {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (hazards.some(([first, last]) => first <= code && code <= last)) {
      return `U+${code.toString(16)}`;
    }
  }
  return null;
}

/** `hazardIn`, line by line: what a renderer gives has newlines of its own. */
export function hazardInLines(text: string): string | null {
  return (
    text
      .split('\n')
      .map(hazardIn)
      .find((found) => found !== null) ?? null
  );
}

const hazard = fc
  .constantFrom(...hazards)
  .chain(([first, last]) => fc.integer({ min: first, max: last }))
  .map((code) => String.fromCodePoint(code));

const wide = fc.constantFrom(
  '字',
  '한',
  '👩‍💻',
  '🇫🇷',
  '❤️',
  'e\u0301',
  'नमस्ते',
  'می‌خواهم',
  '\\',
  '\\u{1b}',
);

/** Text as an attacker, or the world, would write it. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(hazard, wide, fc.string({ unit: 'binary', maxLength: 8 }), fc.string()), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
