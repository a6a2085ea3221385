import type { Action } from '../keys/action.ts';
import type { PaneContent } from './screen.ts';
import type { Row } from './span.ts';

/** Text without a cursor: the first visible row after an action; unchanged by one that moves nothing. */
export function moveText(top: number, action: Action, total: number, height: number): number {
  const page = Math.max(1, height - 1);
  switch (action) {
    case 'up':
      return scrollText(top, -1, total, height);
    case 'down':
      return scrollText(top, 1, total, height);
    case 'page-up':
      return scrollText(top, -page, total, height);
    case 'page-down':
      return scrollText(top, page, total, height);
    case 'first':
      return 0;
    case 'last':
      return scrollText(total, 0, total, height);
    default:
      return top;
  }
}

/** The same after the wheel; what is beyond the end comes back first. */
export function scrollText(top: number, rows: number, total: number, height: number): number {
  // A pane without any room keeps its place in the text.
  const last = Math.max(0, total - Math.max(1, height));
  return Math.max(0, Math.min(Math.min(top, last) + rows, last));
}

/** The rows that are visible from `top` on, or as near to it as there are any. */
export function textContent(rows: readonly Row[], top: number, height: number): PaneContent {
  const total = rows.length;
  const offset = scrollText(top, 0, total, height);
  return {
    rows: rows.slice(offset, offset + height),
    scroll: total > height ? { offset, total } : null,
  };
}
