import { graphemesOf } from '../../text/display-width.ts';
import { type Span, span, type Tone } from '../screen/span.ts';
import { type Filter, isCaseSensitive } from './filter.ts';

/** What the filter looks for in names, to be shown where it is found; null if it names nothing. */
export function searchedIn(filter: Filter | null): RegExp | null {
  for (const term of filter?.terms ?? []) {
    if (term.kind === 'regex') return term.regex;
    if (term.kind === 'text' && !term.text.includes('/')) {
      const literal = term.text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
      return new RegExp(literal, isCaseSensitive(term.text) ? 'u' : 'iu');
    }
  }
  return null;
}

/** A name in one tone, and the first place in it where `searched` is found in another. */
export function highlighted(text: string, tone: Tone, searched: RegExp | null): readonly Span[] {
  const found = searched?.exec(text) ?? null;
  if (found === null || found[0] === '') return [span(text, tone)];
  const [start, end] = aroundGraphemes(text, found.index, found.index + found[0].length);
  return [
    span(text.slice(0, start), tone),
    span(text.slice(start, end), 'match'),
    span(text.slice(end), tone),
  ];
}

/** What is cut within a character would be drawn as two. */
function aroundGraphemes(text: string, from: number, to: number): readonly [number, number] {
  let start = 0;
  let end = 0;
  for (const { length } of graphemesOf(text)) {
    if (end >= to) break;
    if (end <= from) start = end;
    end += length;
  }
  return [start, end];
}
