import type { Goal } from './goal.ts';
import type { Match, Pattern } from './pattern.ts';
import type { Seek } from './seek.ts';
import { fileStart, type Place } from './text-place.ts';
import type { Windows } from './windows.ts';

type Format = 'text' | 'hex';

/** What is shown of some file's bytes, and what is looked for among them. */
export interface Pager {
  readonly file: Windows;
  /** A diff is text that has no lines of its own to count. */
  readonly kind: 'content' | 'diff';
  /** Null until the first bytes tell what it is. */
  readonly format: Format | null;
  readonly wraps: boolean;
  /** The first visible row: in hex, the one that has this offset. */
  readonly top: Place;
  /** The first visible column of lines that are cut. */
  readonly left: number;
  /** Where to go as soon as the bytes on the way are there. */
  readonly goal: Goal | null;
  readonly search: Search | null;
}

export interface Search {
  readonly pattern: Pattern;
  /** The match that was found last. */
  readonly current: Match | null;
  /** On its way. */
  readonly seek: Seek | null;
  /** Where all matches begin, if that is known and they are not too many. */
  readonly starts: readonly number[] | 'many' | null;
}

export function pagerOf(file: Windows, kind: Pager['kind'], wraps: boolean): Pager {
  return {
    file,
    kind,
    format: kind === 'diff' ? 'text' : null,
    wraps,
    top: fileStart,
    left: 0,
    goal: null,
    search: null,
  };
}

/** On the way to a goal; a search that is on its way is given up. */
export function toGoal(pager: Pager, goal: Goal): Pager {
  const { goal: former, search } = pager;
  const isLonger = goal.kind === 'scroll' && former?.kind === 'scroll';
  return {
    ...pager,
    goal: isLonger ? { kind: 'scroll', rows: former.rows + goal.rows } : goal,
    search: search === null ? null : { ...search, seek: null },
  };
}

export function withWrap(pager: Pager, wraps: boolean): Pager {
  const { offset } = pager.top;
  return toGoal({ ...pager, wraps, left: 0 }, { kind: 'line', offset });
}

/** The same place as text, or as bytes. */
export function inOtherFormat(pager: Pager): Pager {
  const format = pager.format === 'hex' ? 'text' : 'hex';
  return toGoal({ ...pager, format }, { kind: 'line', offset: pager.top.offset });
}
