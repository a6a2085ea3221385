import type { Action } from '../keys/action.ts';
import type { Size } from './geometry.ts';
import { type ListPosition, listStart, moveTo } from './list.ts';
import { listingIn, moveList, settleList } from './listing.ts';

/** A list of groups, below some of which stands what is in them. */
export interface FoldedList {
  readonly list: ListPosition;
  /** The groups that are unfolded, by number and in order. */
  readonly open: readonly number[];
}

/** The rows of such a list. */
export interface FoldedRows<Row extends { readonly group: number }> {
  readonly total: number;
  at(number: number): Row | null;
  /** The number of the row of a group itself. */
  numberOf(group: number): number;
}

export const foldedStart: FoldedList = { list: listStart, open: [] };

/** The row that the cursor is on; null where there is none. */
export function rowUnderCursor<Row extends { readonly group: number }>(
  { list }: FoldedList,
  rows: FoldedRows<Row>,
  room: Size,
): Row | null {
  return rows.at(settleList(list, listingIn(room, rows.total)).cursor);
}

/** Moves the cursor, or folds and unfolds the group that it is in; null for any other action. */
export function moveOrFold<Row extends { readonly group: number }>(
  state: FoldedList,
  action: Action,
  room: Size,
  rowsWith: (open: readonly number[]) => FoldedRows<Row>,
): FoldedList | null {
  const rows = rowsWith(state.open);
  const list = moveList(state.list, action, listingIn(room, rows.total));
  if (list !== null) return { ...state, list };
  const row = rowUnderCursor(state, rows, room);
  if (row === null) return null;
  const isOpen = state.open.includes(row.group);
  if (action === 'right' && isOpen) return state;
  if (action === 'left' && !isOpen) return state;
  if (action !== 'toggle' && action !== 'left' && action !== 'right') return null;
  const others = state.open.filter((group) => group !== row.group);
  const open = isOpen ? others : [...others, row.group].sort((a, b) => a - b);
  const folded = rowsWith(open);
  const { total, height } = listingIn(room, folded.total);
  // The cursor goes to the group.
  return { open, list: moveTo(state.list, folded.numberOf(row.group), total, height) };
}
