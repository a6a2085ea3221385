import type { Waste } from '../../analysis/waste.ts';
import { escapeBytes } from '../../text/escape.ts';
import { formatSize } from '../../text/size.ts';
import type { ExploredImage } from '../explored-image.ts';
import type { Action } from '../keys/action.ts';
import { wishesForPath } from '../listed-path.ts';
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
import { nextOrder, type WasteOrder, wasteInOrder } from './waste-order.ts';
import { wasteTable } from './waste-table.ts';

export interface WasteState {
  readonly list: ListPosition;
  readonly order: WasteOrder;
}

export const wasteStart: WasteState = { list: listStart, order: 'bytes' };

export function updateWaste(
  state: WasteState,
  action: Action,
  context: PaneContext,
): Outcome<WasteState> {
  const list = moveList(state.list, action, listingOf(context));
  if (list !== null) return [{ ...state, list }, []];
  if (action === 'sort') return [sortBy(state, nextOrder(state.order), context), []];
  const rows = rowsOf(state, context.image);
  const waste = rows[settleList(state.list, listingOf(context)).cursor];
  return [state, waste === undefined ? [] : wishesFor(waste, action, context.image)];
}

/** The cursor stays on its row. */
function sortBy(state: WasteState, order: WasteOrder, context: PaneContext): WasteState {
  const rows = rowsOf(state, context.image);
  const sorted: WasteState = { ...state, order };
  const waste = rows[state.list.cursor];
  const cursor = waste === undefined ? 0 : rowsOf(sorted, context.image).indexOf(waste);
  const { total, height } = listingOf(context);
  return { ...sorted, list: moveTo(state.list, cursor, total, height) };
}

function wishesFor(waste: Waste, action: Action, { tree }: ExploredImage): readonly Wish[] {
  const { path, layer, shadowedBy } = waste;
  const node = tree.find(path);
  if (node === null) return [];
  if (action !== 'extract') return wishesForPath(tree, node, shadowedBy, action);
  // What its own layer hides again was never to be seen.
  return layer === shadowedBy
    ? [{ kind: 'say', text: `no layer shows /${escapeBytes(path)}` }]
    : wishesForPath(tree, node, shadowedBy - 1, action);
}

export function clickWaste(
  state: WasteState,
  at: number,
  context: PaneContext,
): Outcome<WasteState> {
  const listing = listingOf(context);
  const cursor = rowAt(state.list, at, listing);
  if (cursor === null) return [state, []];
  if (cursor === state.list.cursor) return updateWaste(state, 'open', context);
  return [{ ...state, list: moveTo(state.list, cursor, listing.total, listing.height) }, []];
}

export function wheelWaste(state: WasteState, rows: number, context: PaneContext): WasteState {
  return { ...state, list: scrollList(state.list, rows, listingOf(context)) };
}

export function viewWaste(state: WasteState, context: PaneContext): PaneContent {
  const { image, room, focused, glyphs } = context;
  if (image.analysis === null) return messageContent('Contents are being compared.', room);
  const rows = rowsOf(state, image);
  if (rows.length === 0)
    return messageContent('Nothing is wasted: every stored byte is live.', room);
  const table = wasteTable(image, room.width, glyphs);
  return viewListing(state.list, listingOf(context), {
    head: headSpans(table),
    item: (number) => rows[number],
    spans: (row) => tableSpans(table, row),
    isMarked: () => false,
    focused,
  });
}

export function titleOfWaste({ order }: WasteState, { image }: PaneContext): PaneTitle {
  const { reclaimableBytes = 0 } = image.analysis?.summary ?? {};
  if (reclaimableBytes === 0) return { title: [], note: [] };
  return {
    title: [],
    note: [span(formatSize(reclaimableBytes), 'waste'), span(` by ${order}`, 'dim')],
  };
}

function rowsOf({ order }: WasteState, { analysis }: ExploredImage): readonly Waste[] {
  return analysis === null ? [] : wasteInOrder(analysis, order);
}

function listingOf({ image, room }: PaneContext): Listing {
  return listingIn(room, image.analysis?.waste.length ?? 0);
}
