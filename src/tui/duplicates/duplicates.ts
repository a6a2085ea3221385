import { escapeBytes } from '../../text/escape.ts';
import { formatSize } from '../../text/size.ts';
import type { Action } from '../keys/action.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { headSpans, tableSpans } from '../screen/columns.ts';
import {
  type Listing,
  listingIn,
  moveList,
  rowAt,
  scrollList,
  settleList,
  viewListing,
} from '../screen/listing.ts';
import { type ListPosition, listStart, moveTo } from '../screen/list.ts';
import { messageContent } from '../screen/message.ts';
import type { PaneContent } from '../screen/screen.ts';
import { span } from '../screen/span.ts';
import type { Outcome, Wish } from '../wish.ts';
import { type DuplicateRow, DuplicateRows } from './duplicate-rows.ts';
import { copySpans, duplicatesTable } from './duplicates-table.ts';

export interface DuplicatesState {
  readonly list: ListPosition;
  /** The contents, by number and in order, whose paths are shown. */
  readonly open: readonly number[];
}

export const duplicatesStart: DuplicatesState = { list: listStart, open: [] };

export function updateDuplicates(
  state: DuplicatesState,
  action: Action,
  context: PaneContext,
): Outcome<DuplicatesState> {
  const rows = rowsOf(state, context);
  const listing = listingIn(context.room, rows.total);
  const list = moveList(state.list, action, listing);
  if (list !== null) return [{ ...state, list }, []];
  const row = rows.at(settleList(state.list, listing).cursor);
  if (row === null) return [state, []];
  const isOpen = state.open.includes(row.group);
  switch (action) {
    case 'right':
      return [isOpen ? state : fold(state, row, false, context), []];
    case 'left':
      return [isOpen ? fold(state, row, true, context) : state, []];
    case 'toggle':
      return [fold(state, row, isOpen, context), []];
    case 'open':
      if (row.copy === null) return [fold(state, row, isOpen, context), []];
      return [state, wishesFor(row, action, context)];
    default:
      return [state, wishesFor(row, action, context)];
  }
}

/** Shows or hides a content's paths; the cursor goes to the content. */
function fold(
  state: DuplicatesState,
  { group }: DuplicateRow,
  isOpen: boolean,
  context: PaneContext,
): DuplicatesState {
  const others = state.open.filter((each) => each !== group);
  const open = isOpen ? others : [...others, group].sort((a, b) => a - b);
  const folded: DuplicatesState = { ...state, open };
  const rows = rowsOf(folded, context);
  const { total, height } = listingIn(context.room, rows.total);
  return { ...folded, list: moveTo(state.list, rows.numberOf(group), total, height) };
}

function wishesFor(
  { duplicate, copy }: DuplicateRow,
  action: Action,
  { image: { tree } }: PaneContext,
): readonly Wish[] {
  const { path } = duplicate.paths[copy ?? 0] ?? {};
  const node = path === undefined ? null : tree.find(path);
  if (path === undefined || node === null) return [];
  const layer = tree.layerCount - 1;
  switch (action) {
    case 'open':
      return [{ kind: 'go-to-file', node, layer }];
    case 'copy-path':
      return [{ kind: 'copy', text: `/${escapeBytes(path)}` }];
    case 'extract': {
      const question = { kind: 'extract-to', node, layer } as const;
      return [{ kind: 'ask', question, text: `./${escapeBytes(tree.nameOf(node))}` }];
    }
    default:
      return [];
  }
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

function rowsOf({ open }: DuplicatesState, { image }: PaneContext): DuplicateRows {
  return new DuplicateRows(image.analysis?.duplicates ?? [], open);
}

function listingOf(state: DuplicatesState, context: PaneContext): Listing {
  return listingIn(context.room, rowsOf(state, context).total);
}
