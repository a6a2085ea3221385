import type { ByteString } from '../model/byte-string.ts';
import { escapeBytes } from '../text/escape.ts';
import { formatCount } from '../text/count.ts';

/** Characters of two paths that fit a title of 70 beside its other words. */
const titleRoom = 28;

/** `/app/.git`, safe to show. */
export function shownPath(path: ByteString): string {
  return `/${escapeBytes(path)}`;
}

/** The first paths in words: `/app/.git and /app/.env`, `/a, /b, /c and 7 more`. */
export function pathList(paths: readonly ByteString[], count: number): string {
  return listOf(paths.slice(0, 3).map(shownPath), count);
}

/** The same for a title: as many of the first paths as have room there, but one at least. */
export function titlePaths(paths: readonly ByteString[], count: number): string {
  const [first = '', second = ''] = paths.map(shownPath);
  const isShort = paths.length === 2 && count === 2 && first.length + second.length < titleRoom;
  return listOf(isShort ? [first, second] : [first], count);
}

function listOf(shown: readonly string[], count: number): string {
  const left = count - shown.length;
  return inWords(left > 0 ? [...shown, `${formatCount(left)} more`] : shown);
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(things: readonly string[]): string {
  const last = things.at(-1) ?? '';
  return things.length < 2 ? last : `${things.slice(0, -1).join(', ')} and ${last}`;
}

/** For a title: the kind that takes most, and whether there are others. */
export function firstKind(kinds: readonly string[]): string {
  const [first = ''] = kinds;
  return kinds.length > 1 ? `${first} and more` : first;
}

/** As a sentence begins. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Of `/srv/www/static`: `/srv/www`. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}
