import type { ByteString } from '../../model/byte-string.ts';
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
import { adviceIn, type FindingRow, findingRows } from './finding-rows.ts';
import { findingsTable } from './findings-table.ts';

export interface FindingsState {
  readonly list: ListPosition;
  /** The findings, by number, of which all is told. */
  readonly open: readonly number[];
}

export const findingsStart: FindingsState = { list: listStart, open: [] };

export function updateFindings(
  state: FindingsState,
  action: Action,
  context: PaneContext,
): Outcome<FindingsState> {
  const rows = rowsOf(state, context);
  const listing = listingIn(context.room, rows.length);
  const list = moveList(state.list, action, listing);
  if (list !== null) return [{ ...state, list }, []];
  const row = rows[settleList(state.list, listing).cursor];
  if (row === undefined) return [state, []];
  const isOpen = state.open.includes(row.number);
  switch (action) {
    case 'right':
      return [isOpen ? state : fold(state, row, false, context), []];
    case 'left':
      return [isOpen ? fold(state, row, true, context) : state, []];
    case 'toggle':
      return [fold(state, row, isOpen, context), []];
    case 'open':
      if (pathOf(row) === null) return [fold(state, row, isOpen, context), []];
      return [state, wishesFor(row, action, context)];
    default:
      return [state, wishesFor(row, action, context)];
  }
}

/** Shows or hides what there is to say of a finding; the cursor goes to the finding. */
function fold(
  state: FindingsState,
  { number }: FindingRow,
  isOpen: boolean,
  context: PaneContext,
): FindingsState {
  const open = isOpen ? state.open.filter((each) => each !== number) : [...state.open, number];
  const rows = rowsOf({ ...state, open }, context);
  const cursor = rows.findIndex((row) => row.number === number);
  const { total, height } = listingIn(context.room, rows.length);
  return { open, list: moveTo(state.list, cursor, total, height) };
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
  const layer = finding.layer ?? tree.layerCount - 1;
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
      tableSpans(table, { finding: row.finding, isOpen: state.open.includes(row.number) }),
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
  { open }: FindingsState,
  { image, room, glyphs }: PaneContext,
): readonly FindingRow[] {
  return findingRows(image, open, room.width, glyphs);
}

function listingOf(state: FindingsState, context: PaneContext): Listing {
  return listingIn(context.room, rowsOf(state, context).length);
}
