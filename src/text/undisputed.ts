/** Characters that are a grapheme of one column each, whatever stands beside them. */
const narrow = '\\x20-\\x7e\\xa1-\\xac\\xae-\\u02ff\\u2010-\\u2027\\u2190-\\u21ff\\u2500-\\u25fc';
/** The same of two columns: kana, Chinese characters, Hangul. */
const wide = '\\u3041-\\u3096\\u30a0-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3';

const allNarrow = new RegExp(`^[${narrow}]*$`);
const undisputed = new RegExp(`^[${narrow}${wide}]*$`);
const firstWide = 0x3041;

/** Whether all terminals agree how wide `text` is: each of its characters is a grapheme of its own. */
export function isUndisputed(text: string): boolean {
  // The usual cell.
  if (text.length === 1 && text < '\u007f' && text >= ' ') return true;
  return undisputed.test(text);
}

/** Whether each character of `text` is a grapheme of one column. */
export function isNarrow(text: string): boolean {
  return allNarrow.test(text);
}

/** Whether a character of undisputed text takes two columns. */
export function isWide(character: string): boolean {
  return character.charCodeAt(0) >= firstWide;
}

/** Columns that undisputed text takes. */
export function undisputedWidth(text: string): number {
  let width = text.length;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= firstWide) width++;
  return width;
}
