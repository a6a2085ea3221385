import type { PaneContext } from '../pane-context.ts';
import { type ListPosition, moveTo } from '../screen/list.ts';
import { type Listing, listingIn } from '../screen/listing.ts';
import type { FileListing } from './file-listings.ts';
import type { FilesState } from './files-state.ts';

/** Where one is: the cursor is kept by path, and found again among whatever rows there are. */
export interface Place extends FileListing {
  readonly listing: Listing;
  readonly position: ListPosition;
  /** The path on the cursor's row; null when there are no rows. */
  readonly node: number | null;
}

export function placeOf(state: FilesState, { image, look, room }: PaneContext): Place {
  const listed = state.listings.of(state, image, look);
  const { rows } = listed;
  const listing = listingIn(room, rows.count);
  const cursor = rows.rowNear(state.node);
  const top = cursor - state.rowsAbove;
  const position = moveTo({ cursor, top }, cursor, rows.count, listing.height);
  return { ...listed, listing, position, node: rows.nodes[position.cursor] ?? null };
}

/** The cursor put where `position` says among the rows of `place`. */
export function moved(
  state: FilesState,
  { rows }: FileListing,
  { cursor, top }: ListPosition,
): FilesState {
  return { ...state, node: rows.nodes[cursor] ?? state.node, rowsAbove: cursor - top };
}

/** What comes above or below, the cursor's row stays where it is on the screen. */
export function inPlace(state: FilesState, { position: { cursor, top } }: Place): FilesState {
  return { ...state, rowsAbove: cursor - top };
}

export function movedToRow(state: FilesState, place: Place, row: number): FilesState {
  const { total, height } = place.listing;
  return moved(state, place, moveTo(place.position, row, total, height));
}
