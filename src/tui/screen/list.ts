import type { Action } from '../keys/action.ts';

/** Where one is in a list of rows. Both are 0 in an empty one. */
export interface ListPosition {
  readonly cursor: number;
  /** The first visible row. */
  readonly top: number;
}

export const listStart: ListPosition = { cursor: 0, top: 0 };

/** The list moved so that `cursor` (or the row nearest to it that exists) is visible. */
export function moveTo(
  list: ListPosition,
  cursor: number,
  total: number,
  height: number,
): ListPosition {
  const found = clamp(cursor, total - 1);
  const top = Math.min(Math.max(list.top, found - height + 1), found);
  return { cursor: found, top: clamp(top, total - height) };
}

/** The list scrolled by `rows`, its cursor kept inside what is visible. */
export function scrollBy(
  list: ListPosition,
  rows: number,
  total: number,
  height: number,
): ListPosition {
  const top = clamp(list.top + rows, total - height);
  const cursor = Math.min(Math.max(list.cursor, top), top + height - 1);
  return { cursor: clamp(cursor, total - 1), top };
}

/** Where a movement leads; null for an action that is none. */
export function moveBy(
  list: ListPosition,
  action: Action,
  total: number,
  height: number,
): ListPosition | null {
  const target = targetOf(list.cursor, action, total, Math.max(1, height - 1));
  return target === null ? null : moveTo(list, target, total, height);
}

function targetOf(cursor: number, action: Action, total: number, page: number): number | null {
  switch (action) {
    case 'up':
      return cursor - 1;
    case 'down':
      return cursor + 1;
    case 'page-up':
      return cursor - page;
    case 'page-down':
      return cursor + page;
    case 'first':
      return 0;
    case 'last':
      return total - 1;
    default:
      return null;
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
