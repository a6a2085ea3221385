import type { Match, Pattern } from './pattern.ts';
import { attempt, type Reading } from './reading.ts';
import type { Windows } from './windows.ts';

/** A search on its way through the windows of a file, from where it began round to there again. */
export interface Seek {
  readonly direction: 'forward' | 'backward';
  /** Forward, a match is to begin here or later; backward, before here. */
  readonly origin: number;
  /** The window that is searched next. */
  readonly window: number;
  /** Whether it went on at the other end of the file. */
  readonly hasWrapped: boolean;
}

export type Sought =
  | { readonly kind: 'found'; readonly match: Match; readonly hasWrapped: boolean }
  | { readonly kind: 'nowhere' }
  /** The window that begins at `position` must be read before it can go on. */
  | { readonly kind: 'missing'; readonly position: number; readonly seek: Seek };

export function startSeek(file: Windows, direction: Seek['direction'], origin: number): Seek {
  const within = Math.max(0, direction === 'forward' ? origin : origin - 1);
  const window = windowAt(file, Math.min(within, Math.max(0, file.size - 1)));
  return { direction, origin, window, hasWrapped: false };
}

/** Searches as far as windows are held. */
export function seekOn(file: Windows, pattern: Pattern, from: Seek): Sought {
  for (let seek: Seek | null = from; seek !== null; seek = nextSeek(file, seek)) {
    const tried = attempt(file, matchIn(file, pattern, seek));
    if (tried.kind === 'missing') return { ...tried, seek };
    const { hasWrapped } = seek;
    if (tried.value !== null) return { kind: 'found', match: tried.value, hasWrapped };
  }
  return { kind: 'nowhere' };
}

/** The share of the file that was searched. */
export function seekProgress({ size }: Windows, { direction, origin, window }: Seek): number {
  const ahead = direction === 'forward' ? window - origin : origin - window;
  return size === 0 ? 0 : (((ahead % size) + size) % size) / size;
}

/** The first match that begins in the window, or backward the last. */
function* matchIn(file: Windows, pattern: Pattern, seek: Seek): Reading<Match | null> {
  const { start, end } = boundsOf(file, seek);
  if (start >= end) return null;
  const bytes = yield { start, end: end + pattern.longest - 1 };
  let found: Match | null = null;
  for (const match of pattern.matches(bytes)) {
    if (match.start >= end - start) break;
    found = { start: start + match.start, end: start + match.end };
    if (seek.direction === 'forward') break;
  }
  return found;
}

/** Where matches may begin, in this window: on either side of the origin, before and after. */
function boundsOf(
  { size, grain }: Windows,
  { direction, origin, window, hasWrapped }: Seek,
): { readonly start: number; readonly end: number } {
  const end = Math.min(size, window + grain.window);
  const isAfterOrigin = (direction === 'forward') !== hasWrapped;
  return isAfterOrigin
    ? { start: Math.max(window, origin), end }
    : { start: window, end: Math.min(end, origin) };
}

/** Null once all of the file was searched. */
function nextSeek(file: Windows, seek: Seek): Seek | null {
  const { direction, origin, window, hasWrapped } = seek;
  const step = direction === 'forward' ? file.grain.window : -file.grain.window;
  const next = window + step;
  if (next >= 0 && next < file.size) {
    const isRound = direction === 'forward' ? next >= origin : next + file.grain.window <= origin;
    return hasWrapped && isRound ? null : { ...seek, window: next };
  }
  if (hasWrapped) return null;
  const other = direction === 'forward' ? 0 : windowAt(file, file.size - 1);
  return { ...seek, window: other, hasWrapped: true };
}

function windowAt({ grain }: Windows, offset: number): number {
  return offset - (offset % grain.window);
}
