import { eastAsianWidth } from 'get-east-asian-width';
import { isUndisputed, undisputedWidth } from './undisputed.ts';

const ascii = /^\p{ASCII}*$/u;

/** Graphemes that terminals draw as one emoji: flags, keycaps, sequences with joiners or tones. */
const emojiSequence =
  /^(?:\p{Regional_Indicator}{2}|[#*0-9]\ufe0f?\u20e3|\p{Extended_Pictographic}.*[\ufe0f\u200d\p{Emoji_Modifier}])/u;

/** Takes no column of its own: marks, controls, joiners, and the vowels and finals of Hangul. */
const zeroWidth =
  /[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** `Intl.Segmenter` takes quadratic time, so it gets a long text by windows of this many units. */
const windowLength = 1024;

let segmenter: Intl.Segmenter | null = null;

/** Made when it is first needed: that takes some twenty milliseconds, and many runs do without. */
function graphemeSegmenter(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter;
}

/** What a reader takes for one character each (UAX #29); text may be cut only between them. */
export function graphemesOf(text: string): readonly string[] {
  if (ascii.test(text) || isUndisputed(text)) return text.split('');
  const graphemes: string[] = [];
  for (let start = 0; start < text.length;) {
    const found = [...graphemeSegmenter().segment(windowOf(text, start))];
    // The last one may go on behind the window, unless it fills it.
    if (start + windowLength < text.length && found.length > 1) found.pop();
    for (const { segment } of found) {
      graphemes.push(segment);
      start += segment.length;
    }
  }
  return graphemes;
}

/** Text from `start` on that does not end within a surrogate pair. */
function windowOf(text: string, start: number): string {
  const end = start + windowLength;
  const splitsPair = /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(end - 1, end + 1));
  return text.slice(start, splitsPair ? end - 1 : end);
}

/** Columns that `text` takes on a terminal. East Asian ambiguous characters count as narrow. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  if (isUndisputed(text)) return undisputedWidth(text);
  let width = 0;
  for (const grapheme of graphemesOf(text)) width += graphemeWidth(grapheme);
  return width;
}

/** Columns of one grapheme: 2 for an emoji sequence, else those of its characters together. */
export function graphemeWidth(grapheme: string): number {
  if (emojiSequence.test(grapheme)) return 2;
  let width = 0;
  for (const character of grapheme) {
    if (!zeroWidth.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
}
