import { formatSize } from '../../text/size.ts';
import type { Action } from '../keys/action.ts';
import { wishesForPath } from '../listed-path.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { headSpans, tableSpans } from '../screen/columns.ts';
import { type FoldedList, foldedStart, moveOrFold, rowUnderCursor } from '../screen/folded-list.ts';
import { type Listing, listingIn, rowAt, scrollList, viewListing } from '../screen/listing.ts';
import { moveTo } from '../screen/list.ts';
import { messageContent } from '../screen/message.ts';
import type { PaneContent } from '../screen/screen.ts';
import { span } from '../screen/span.ts';
import type { Outcome, Wish } from '../wish.ts';
import { type DuplicateRow, DuplicateRows } from './duplicate-rows.ts';
import { copySpans, duplicatesTable } from './duplicates-table.ts';

/** The groups are contents, and in them are the paths that have it. */
export type DuplicatesState = FoldedList;

export const duplicatesStart: DuplicatesState = foldedStart;

export function updateDuplicates(
  state: DuplicatesState,
  action: Action,
  context: PaneContext,
): Outcome<DuplicatesState> {
  const { room } = context;
  const row = rowUnderCursor(state, rowsOf(state, context), room);
  const meant = action === 'open' && row?.copy === null ? 'toggle' : action;
  const moved = moveOrFold(state, meant, room, (open) => rowsOf({ open }, context));
  if (moved !== null) return [moved, []];
  return [state, row === null ? [] : wishesFor(row, action, context)];
}

function wishesFor(
  { duplicate, copy }: DuplicateRow,
  action: Action,
  { image: { tree } }: PaneContext,
): readonly Wish[] {
  const { path } = duplicate.paths[copy ?? 0] ?? {};
  const node = path === undefined ? null : tree.find(path);
  return node === null ? [] : wishesForPath(tree, node, tree.layerCount - 1, action);
}

export function clickDuplicates(
  state: DuplicatesState,
  at: number,
  context: PaneContext,
): Outcome<DuplicatesState> {
  const listing = listingOf(state, context);
  const cursor = rowAt(state.list, at, listing);
  if (cursor === null) return [state, []];
  if (cursor === state.list.cursor) return updateDuplicates(state, 'open', context);
  return [{ ...state, list: moveTo(state.list, cursor, listing.total, listing.height) }, []];
}

export function wheelDuplicates(
  state: DuplicatesState,
  rows: number,
  context: PaneContext,
): DuplicatesState {
  return { ...state, list: scrollList(state.list, rows, listingOf(state, context)) };
}

export function viewDuplicates(state: DuplicatesState, context: PaneContext): PaneContent {
  const { image, room, focused, glyphs } = context;
  if (image.analysis === null) return messageContent('Contents are being compared.', room);
  const rows = rowsOf(state, context);
  if (rows.total === 0) return messageContent('No content is stored more than once.', room);
  const table = duplicatesTable(state.open, room.width, glyphs);
  return viewListing(state.list, listingIn(room, rows.total), {
    head: headSpans(table),
    item: (number) => rows.at(number) ?? undefined,
    spans: (item) =>
      item.copy === null ? tableSpans(table, item) : copySpans(item, room.width, glyphs),
    isMarked: () => false,
    focused,
  });
}

/** What keeping one copy of each would save. */
export function titleOfDuplicates(_state: DuplicatesState, { image }: PaneContext): PaneTitle {
  const { duplicates = [] } = image.analysis ?? {};
  if (duplicates.length === 0) return { title: [], note: [] };
  const bytes = duplicates.reduce((sum, { reclaimableBytes }) => sum + reclaimableBytes, 0);
  return {
    title: [],
    note: [span(formatSize(bytes), 'waste'), span(' to save', 'dim')],
  };
}

function rowsOf({ open }: Pick<DuplicatesState, 'open'>, { image }: PaneContext): DuplicateRows {
  return new DuplicateRows(image.analysis?.duplicates ?? [], open);
}

function listingOf(state: DuplicatesState, context: PaneContext): Listing {
  return listingIn(context.room, rowsOf(state, context).total);
}
