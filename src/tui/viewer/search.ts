import { escapeText } from '../../text/escape.ts';
import { Pattern } from './pattern.ts';
import type { Pager, Search } from './pager.ts';
import { type Seek, seekOn, startSeek } from './seek.ts';

/** Begins to look for a text, from the first visible row on; an empty one ends a search. */
export function startSearch(pager: Pager, text: string): Pager {
  if (text === '') return { ...pager, search: null };
  const pattern = new Pattern(text);
  const seek = startSeek(pager.file, 'forward', pager.top.offset);
  return { ...pager, goal: null, search: { pattern, current: null, seek, starts: null } };
}

/** Looks for the next match, or the one before, of what was searched for. */
export function searchAgain(pager: Pager, direction: Seek['direction']): Pager {
  const { file, search, top } = pager;
  if (search === null) return pager;
  const { current } = search;
  const from = direction === 'forward' ? current?.end : current?.start;
  const seek = startSeek(file, direction, from ?? top.offset);
  return { ...pager, goal: null, search: { ...search, seek } };
}

export interface SearchStep {
  readonly pager: Pager;
  readonly words: string | null;
  /** The window that a search needs to go on. */
  readonly position: number | null;
}

/** Goes on with a search, if there is one on its way; what it finds becomes a goal. */
export function searchOn(pager: Pager): SearchStep {
  const { file, search } = pager;
  if (search === null || search.seek === null) return { pager, words: null, position: null };
  const sought = seekOn(file, search.pattern, search.seek);
  const withSearch = (change: Partial<Search>): Pager => ({
    ...pager,
    search: { ...search, ...change },
  });
  switch (sought.kind) {
    case 'missing':
      return { pager: withSearch({ seek: sought.seek }), words: null, position: sought.position };
    case 'nowhere': {
      const words = `nothing here matches ${escapeText(search.pattern.text)}`;
      return { pager: withSearch({ seek: null, current: null }), words, position: null };
    }
    case 'found': {
      const { match, hasWrapped } = sought;
      const found = withSearch({ seek: null, current: match });
      const words = hasWrapped ? wrapWords[search.seek.direction] : null;
      return { pager: { ...found, goal: { kind: 'reveal', match } }, words, position: null };
    }
  }
}

const wrapWords = {
  forward: 'the search went on from the start',
  backward: 'the search went on from the end',
} as const;

/** More matches than these are not counted. */
const mostMatches = 100_000;

/** Counts the matches of a file that is held as a whole. */
export function countMatches(pager: Pager): Pager {
  const { file, search } = pager;
  if (search === null || search.starts !== null || !file.isSmall) return pager;
  const found: number[] = [];
  for (const { start } of search.pattern.matches(file.bytes(0, file.size))) {
    found.push(start);
    if (found.length > mostMatches) break;
  }
  const starts = found.length > mostMatches ? 'many' : found;
  return { ...pager, search: { ...search, starts } };
}
