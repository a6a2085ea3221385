import type { ByteString } from '../model/byte-string.ts';
import { escapeBytes } from '../text/escape.ts';
import { formatCount } from '../text/count.ts';

/** `/app/.git`, safe to show. */
export function shownPath(path: ByteString): string {
  return `/${escapeBytes(path)}`;
}

/** The first paths in words: `/app/.git and /app/.env`, `/a, /b and 7 more`. */
export function pathList(paths: readonly ByteString[], count: number, most = 3): string {
  const shown = paths.slice(0, most).map(shownPath);
  const left = count - shown.length;
  return inWords(left > 0 ? [...shown, `${formatCount(left)} more`] : shown);
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(things: readonly string[]): string {
  const last = things.at(-1) ?? '';
  return things.length < 2 ? last : `${things.slice(0, -1).join(', ')} and ${last}`;
}
