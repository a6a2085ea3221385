import { graphemesOf, graphemeWidth } from '../../text/display-width.ts';
import { isUndisputed } from '../../text/undisputed.ts';

/** What a reader takes for one character, and the columns it takes. */
export interface Grapheme {
  readonly text: string;
  readonly width: number;
}

/** Finding graphemes is slow: no more are found at once than are likely to be shown. */
const chunkLength = 256;

const ascii = /^\p{ASCII}*$/u;

/** Escaped ASCII has a column per unit. */
export function isAscii(text: string): boolean {
  return ascii.test(text);
}

/** Columns of escaped text; where they are more than `most`, some number that is. */
export function textWidth(text: string, most = Infinity): number {
  if (isAscii(text)) return text.length;
  let width = 0;
  for (const grapheme of measuredGraphemes(text)) {
    width += grapheme.width;
    if (width > most) break;
  }
  return width;
}

/** The graphemes of escaped text in order, found as they are asked for. */
export function* measuredGraphemes(text: string): Generator<Grapheme> {
  for (let start = 0; start < text.length;) {
    const chunk = chunkOf(text, start);
    const graphemes = graphemesIn(chunk);
    // The last one may go on behind the chunk, unless it fills it.
    const isLast = start + chunk.length === text.length;
    const found = isLast || graphemes.length === 1 ? graphemes : graphemes.slice(0, -1);
    for (const grapheme of found) {
      yield grapheme;
      start += grapheme.text.length;
    }
  }
}

/** Text from `start` on that does not end within a surrogate pair. */
function chunkOf(text: string, start: number): string {
  const chunk = text.slice(start, start + chunkLength);
  const splitsPair = chunk.length === chunkLength && /[\ud800-\udbff]$/.test(chunk);
  return splitsPair ? chunk.slice(0, -1) : chunk;
}

/** Of characters whose width nobody disputes, the wide ones begin after this. */
const lastNarrow = '\u3000';

function graphemesIn(text: string): readonly Grapheme[] {
  return isUndisputed(text)
    ? Array.from(text, (character) => ({ text: character, width: character > lastNarrow ? 2 : 1 }))
    : graphemesOf(text).map((each) => ({ text: each, width: graphemeWidth(each) }));
}
