/**
 * Characters that must not reach a terminal or a page as they are: they move the cursor, start
 * escape sequences, reorder what stands beside them, or cannot be seen at all.
 *
 * - Cc, Cs, Zl, Zp: C0, DEL and C1 controls, lone surrogates, line and paragraph separators
 * - Cf: bidi embeddings, overrides, isolates and marks, zero-width spaces, tags, the BOM
 * - Default_Ignorable_Code_Point (DerivedCoreProperties.txt): fillers and all else without a shape
 * - Noncharacter_Code_Point: never a character, and two of them have no place in XML
 */
const unseen =
  '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}]';

/**
 * Joiners and variation selectors are safe where they do their work: after a character of a script
 * or an emoji, and in a keycap.
 */
const shaper =
  '[\\u200c\\u200d\\ufe00-\\ufe0f]' +
  '(?<=(?!\\p{ASCII}|\\p{Default_Ignorable_Code_Point})[\\p{L}\\p{M}\\p{N}\\p{S}]\\ufe0f?.)';
const keycap = '\\ufe0f\\u20e3';

/** One unsafe character, to be used in expressions with the flag `u`. */
export const unsafeCharacter = `(?!${shaper}|${keycap})${unseen}`;

const unsafe = new RegExp(unsafeCharacter, 'gu');

/** `text` with each unsafe character replaced by what `spell` makes of it. */
export function replaceUnsafe(text: string, spell: (character: string) => string): string {
  return text.replace(unsafe, spell);
}
