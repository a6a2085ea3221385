import type { Action } from '../keys/action.ts';
import type { Size } from './geometry.ts';
import { type ListPosition, moveBy, moveTo, scrollBy } from './list.ts';
import type { PaneContent } from './screen.ts';
import { type Highlight, type Row, row, type Span } from './span.ts';

/** From this many rows on, one goes to the head of the table. */
const leastForHead = 5;

/** A list of rows below the head of its table, in the room of a pane. */
export interface Listing {
  readonly total: number;
  /** Rows of the list that the room can show. */
  readonly height: number;
  readonly hasHead: boolean;
}

export function listingIn({ height }: Size, total: number): Listing {
  const hasHead = height >= leastForHead;
  return { total, height: Math.max(0, hasHead ? height - 1 : height), hasHead };
}

/** The position as it stands in the room there is now. */
export function settleList(list: ListPosition, { total, height }: Listing): ListPosition {
  return moveTo(list, list.cursor, total, height);
}

export function moveList(
  list: ListPosition,
  action: Action,
  { total, height }: Listing,
): ListPosition | null {
  return moveBy(list, action, total, height);
}

export function scrollList(list: ListPosition, rows: number, listing: Listing): ListPosition {
  return scrollBy(settleList(list, listing), rows, listing.total, listing.height);
}

/** The number in the list of the pane's row `at`, or null where none stands. */
export function rowAt(list: ListPosition, at: number, listing: Listing): number | null {
  const inList = at - (listing.hasHead ? 1 : 0);
  if (inList < 0 || inList >= listing.height) return null;
  const found = settleList(list, listing).top + inList;
  return found < listing.total ? found : null;
}

/** What stands in the rows of a list. */
export interface ListingRows<Item> {
  /** What stands above the list. */
  readonly head: readonly Span[];
  /** The item with this number in the list. */
  readonly item: (number: number) => Item | undefined;
  readonly spans: (item: Item) => readonly Span[];
  readonly isMarked: (item: Item) => boolean;
  readonly focused: boolean;
}

/** The rows of a list that are visible. */
export function viewListing<Item>(
  list: ListPosition,
  listing: Listing,
  { head, item: itemAt, spans, isMarked, focused }: ListingRows<Item>,
): PaneContent {
  const { total, height, hasHead } = listing;
  const { cursor, top } = settleList(list, listing);
  const rows: Row[] = hasHead ? [row(head)] : [];
  for (let number = top; number < Math.min(total, top + height); number++) {
    const item = itemAt(number);
    if (item === undefined) continue;
    const highlight = number === cursor ? cursorIn(focused) : isMarked(item) ? 'marked' : 'none';
    rows.push(row(spans(item), highlight));
  }
  // The scroll bar is as high as the pane: the head counts for it.
  const all = hasHead ? total + 1 : total;
  return { rows, scroll: total > height ? { offset: top, total: all } : null };
}

/** How the cursor's row stands out. */
export function cursorIn(focused: boolean): Highlight {
  return focused ? 'cursor' : 'cursor-elsewhere';
}
