import type { ByteString } from '../../model/byte-string.ts';
import { formatSize } from '../../text/size.ts';
import type { Action } from '../keys/action.ts';
import { wishesForPath } from '../listed-path.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { headSpans, tableSpans } from '../screen/columns.ts';
import {
  type FoldedList,
  type FoldedRows,
  foldedStart,
  moveOrFold,
  rowUnderCursor,
} from '../screen/folded-list.ts';
import { type Listing, listingIn, rowAt, scrollList, viewListing } from '../screen/listing.ts';
import { moveTo } from '../screen/list.ts';
import { messageContent } from '../screen/message.ts';
import type { PaneContent } from '../screen/screen.ts';
import { span } from '../screen/span.ts';
import type { Outcome, Wish } from '../wish.ts';
import { adviceIn, type FindingRow, findingRows } from './finding-rows.ts';
import { findingsTable } from './findings-table.ts';

/** The groups are findings, and in them is all there is to say of them. */
export type FindingsState = FoldedList;

export const findingsStart: FindingsState = foldedStart;

export function updateFindings(
  state: FindingsState,
  action: Action,
  context: PaneContext,
): Outcome<FindingsState> {
  const { room } = context;
  const row = rowUnderCursor(state, foldedRowsOf(state, context), room);
  const meant = action === 'open' && row !== null && pathOf(row) === null ? 'toggle' : action;
  const moved = moveOrFold(state, meant, room, (open) => foldedRowsOf({ open }, context));
  if (moved !== null) return [moved, []];
  return [state, row === null ? [] : wishesFor(row, action, context)];
}

/** On a path, what can be done with it; elsewhere the fix can be copied. */
function wishesFor(row: FindingRow, action: Action, { image }: PaneContext): readonly Wish[] {
  const { finding } = row;
  const path = pathOf(row);
  if (path === null) {
    return action === 'copy-path'
      ? [{ kind: 'copy', text: adviceIn(image.image)(finding).fix }]
      : [];
  }
  const { tree } = image;
  const node = tree.find(path);
  if (node === null) return [];
  return wishesForPath(tree, node, finding.layer ?? tree.layerCount - 1, action);
}

function pathOf({ below }: FindingRow): ByteString | null {
  return below?.path ?? null;
}

export function clickFindings(
  state: FindingsState,
  at: number,
  context: PaneContext,
): Outcome<FindingsState> {
  const listing = listingOf(state, context);
  const cursor = rowAt(state.list, at, listing);
  if (cursor === null) return [state, []];
  if (cursor === state.list.cursor) return updateFindings(state, 'open', context);
  return [{ ...state, list: moveTo(state.list, cursor, listing.total, listing.height) }, []];
}

export function wheelFindings(
  state: FindingsState,
  rows: number,
  context: PaneContext,
): FindingsState {
  return { ...state, list: scrollList(state.list, rows, listingOf(state, context)) };
}

export function viewFindings(state: FindingsState, context: PaneContext): PaneContent {
  const { image, room, focused, glyphs } = context;
  if (image.analysis === null) return messageContent('Contents are being compared.', room);
  const rows = rowsOf(state, context);
  if (rows.length === 0) return messageContent('Nothing was found that should be changed.', room);
  const table = findingsTable(image.image, room.width, glyphs);
  return viewListing(state.list, listingIn(room, rows.length), {
    head: headSpans(table),
    item: (number) => rows[number],
    spans: (row) =>
      row.below?.spans ??
      tableSpans(table, { finding: row.finding, isOpen: state.open.includes(row.group) }),
    isMarked: () => false,
    focused,
  });
}

/** What all fixes together would save. */
export function titleOfFindings(_state: FindingsState, { image }: PaneContext): PaneTitle {
  const { findings = [] } = image.analysis ?? {};
  const bytes = findings.reduce((sum, { additionalBytes }) => sum + additionalBytes, 0);
  if (bytes === 0) return { title: [], note: [] };
  return { title: [], note: [span(formatSize(bytes), 'waste'), span(' to save', 'dim')] };
}

function rowsOf(
  { open }: Pick<FindingsState, 'open'>,
  { image, room, glyphs }: PaneContext,
): readonly FindingRow[] {
  return findingRows(image, open, room.width, glyphs);
}

function foldedRowsOf(
  state: Pick<FindingsState, 'open'>,
  context: PaneContext,
): FoldedRows<FindingRow> {
  const rows = rowsOf(state, context);
  return {
    total: rows.length,
    at: (number) => rows[number] ?? null,
    numberOf: (group) => rows.findIndex((row) => row.group === group),
  };
}

function listingOf(state: FindingsState, context: PaneContext): Listing {
  return listingIn(context.room, rowsOf(state, context).length);
}
