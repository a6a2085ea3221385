import { displayWidth, graphemesOf, graphemeWidth } from './display-width.ts';

/** `text` in at most `width` columns, its end given up for `ellipsis` if need be. */
export function cutEnd(text: string, width: number, ellipsis = '…'): string {
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(ellipsis);
  return room < 0 ? '' : takeStart(graphemesOf(text), room) + ellipsis;
}

/** `text` in at most `width` columns, its middle given up for `ellipsis` if need be. */
export function cutMiddle(text: string, width: number, ellipsis = '…'): string {
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(ellipsis);
  if (room < 0) return '';
  const graphemes = graphemesOf(text);
  // The end of a path says more than its start.
  const start = takeStart(graphemes, Math.floor(room / 2));
  return start + ellipsis + takeEnd(graphemes, room - displayWidth(start));
}

/** `text` with spaces after it, up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** `text` with spaces before it, up to `width` columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

function takeStart(graphemes: readonly string[], room: number): string {
  let end = 0;
  for (let used = 0; end < graphemes.length; end++) {
    used += graphemeWidth(graphemes[end] ?? '');
    if (used > room) break;
  }
  return graphemes.slice(0, end).join('');
}

function takeEnd(graphemes: readonly string[], room: number): string {
  let start = graphemes.length;
  for (let used = 0; start > 0; start--) {
    used += graphemeWidth(graphemes[start - 1] ?? '');
    if (used > room) break;
  }
  return graphemes.slice(start).join('');
}
