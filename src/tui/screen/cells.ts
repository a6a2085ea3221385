import { graphemesOf, graphemeWidth } from '../../text/display-width.ts';
import { isUndisputed, isWide } from '../../text/undisputed.ts';

/** Signs that only some terminals draw as one emoji: they disagree how wide that is. */
const disputed =
  /[\ufe00-\ufe0f\u20e3\p{Regional_Indicator}\p{Emoji_Modifier}]|\p{Extended_Pictographic}.*\u200d/u;
const regionalIndicators = 0x1f1e6;

/** Half of a character, of which those of two neighbours would make one. */
const loneSurrogate = /\p{Surrogate}/gu;

/** A longer grapheme is there to do harm, not to be read. */
const mostInGrapheme = 24;

/** Finding graphemes is slow, and the next frame has nearly the same texts. */
const found = new Map<string, readonly string[]>();
const mostFound = 2000;
const longestFound = 500;

/**
 * The graphemes of `text` for one cell each, those of two columns followed by `''`; so there are as
 * many as escaped text has columns (`displayWidth`). Controls have none.
 */
export function cellsOf(text: string): readonly string[] {
  if (isUndisputed(text)) return undisputedCells(text);
  const known = found.get(text);
  if (known !== undefined) return known;
  const cells = graphemesOf(text.replace(loneSurrogate, '\ufffd')).flatMap(graphemeCells);
  if (found.size >= mostFound) found.clear();
  if (text.length <= longestFound) found.set(text, cells);
  return cells;
}

function undisputedCells(text: string): readonly string[] {
  const cells: string[] = [];
  for (const character of text) {
    cells.push(character);
    if (isWide(character)) cells.push('');
  }
  return cells;
}

function graphemeCells(grapheme: string): readonly string[] {
  const width = graphemeWidth(grapheme);
  if (width === 0) return [];
  const isStrange = disputed.test(grapheme) || grapheme.length > mostInGrapheme;
  const shown = isStrange ? spell(grapheme, width) : [grapheme];
  return [...shown, ...Array<string>(width - shown.length).fill('')];
}

/**
 * What all terminals draw in `width` columns: letters for a flag (`FR`), else the first character
 * of the sequence without what changes its looks.
 */
function spell(grapheme: string, width: number): readonly string[] {
  const letters = Array.from(grapheme, letterOf).filter((letter) => letter !== null);
  const [first = ' '] = letters.length > 0 ? letters : grapheme;
  if (letters.length === 0 && graphemeWidth(first) === Math.min(width, 2)) return [first];
  return [first, ...letters.slice(1), ...Array<string>(width).fill(' ')].slice(0, width);
}

/** `F` of a regional indicator, of which two make a flag. */
function letterOf(character: string): string | null {
  const at = (character.codePointAt(0) ?? 0) - regionalIndicators;
  return at >= 0 && at < 26 ? String.fromCharCode(0x41 + at) : null;
}
