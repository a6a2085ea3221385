import { rootPath } from '../../model/path-table.ts';
import { escapeOnOneLine } from '../../text/escape.ts';
import type { ExploredImage } from '../explored-image.ts';
import type { Action } from '../keys/action.ts';
import type { Look } from '../look.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { headSpans, tableSpans } from '../screen/columns.ts';
import {
  type Listing,
  listingIn,
  moveList,
  rowAt,
  scrollList,
  viewListing,
} from '../screen/listing.ts';
import { type ListPosition, listStart, moveTo } from '../screen/list.ts';
import { messageContent } from '../screen/message.ts';
import type { PaneContent } from '../screen/screen.ts';
import { span } from '../screen/span.ts';
import type { Outcome } from '../wish.ts';
import { layerTable } from './layer-table.ts';

/** Which layers one looks at. */
export interface LayersState {
  /** The cursor's row is the layer's index. */
  readonly list: ListPosition;
  /** Where a range begins that ends at the cursor. */
  readonly mark: number | null;
  /** All changes up to the cursor, over the lowest layer. */
  readonly isAggregated: boolean;
}

/** One begins at the first layer that is not the base image's. */
export function layersStart({ image }: ExploredImage): LayersState {
  const { base, layers } = image;
  const cursor = base.count < layers.length ? base.count : 0;
  return { list: { ...listStart, cursor }, mark: null, isAggregated: false };
}

export function lookOf({ list: { cursor }, mark, isAggregated }: LayersState): Look {
  if (mark !== null) return { first: Math.min(mark, cursor), last: Math.max(mark, cursor) };
  return { first: isAggregated ? Math.min(1, cursor) : cursor, last: cursor };
}

/** Looks at the changes of one layer, whatever was looked at before. */
export function selectLayer(
  { list }: LayersState,
  layer: number,
  context: PaneContext,
): LayersState {
  const { total, height } = listingOf(context);
  return { list: moveTo(list, layer, total, height), mark: null, isAggregated: false };
}

export function updateLayers(
  state: LayersState,
  action: Action,
  context: PaneContext,
): Outcome<LayersState> {
  const list = moveList(state.list, movementOf(action), listingOf(context));
  if (list !== null) return [{ ...state, list }, []];
  const { cursor } = state.list;
  const layer = context.image.image.layers[cursor];
  switch (action) {
    case 'look-layer':
      return [{ ...state, mark: null, isAggregated: false }, []];
    case 'look-aggregated':
      return [{ ...state, mark: null, isAggregated: true }, []];
    case 'mark-range':
      return [{ ...state, mark: state.mark === null ? cursor : null }, []];
    case 'close':
      return [{ ...state, mark: null }, []];
    case 'copy-path':
      if (layer === undefined) return [state, []];
      return [state, [{ kind: 'copy', text: escapeOnOneLine(layer.instruction) }]];
    case 'extract':
    case 'extract-layer': {
      if (layer === undefined) return [state, []];
      const question = { kind: 'extract-to', node: rootPath, layer: cursor } as const;
      return [state, [{ kind: 'ask', question, text: `./layer-${cursor}` }]];
    }
    default:
      return [state, []];
  }
}

function movementOf(action: Action): Action {
  if (action === 'layer-previous') return 'up';
  return action === 'layer-next' ? 'down' : action;
}

export function clickLayers(
  state: LayersState,
  at: number,
  context: PaneContext,
): Outcome<LayersState> {
  const listing = listingOf(context);
  const layer = rowAt(state.list, at, listing);
  if (layer === null) return [state, []];
  return [{ ...state, list: moveTo(state.list, layer, listing.total, listing.height) }, []];
}

export function wheelLayers(state: LayersState, rows: number, context: PaneContext): LayersState {
  return { ...state, list: scrollList(state.list, rows, listingOf(context)) };
}

export function viewLayers(state: LayersState, context: PaneContext): PaneContent {
  const { image, room, glyphs, focused } = context;
  if (image.image.layers.length === 0) return messageContent('The image has no layers.', room);
  const { table, items } = layerTable(image, room.width, glyphs);
  const { first, last } = lookOf(state);
  return viewListing(state.list, listingOf(context), {
    head: headSpans(table),
    item: (layer) => items[layer],
    spans: (item) => tableSpans(table, item),
    isMarked: ({ index }) => state.mark !== null && first <= index && index <= last,
    focused,
  });
}

export function titleOfLayers(state: LayersState, { image, glyphs }: PaneContext): PaneTitle {
  const { count } = image.image.base;
  return {
    title: [span('Layers', 'title'), span(lookWords(state), 'strong')],
    note: count === 0 ? [] : [span(`${glyphs.dot} base`, 'dim')],
  };
}

function lookWords(state: LayersState): string {
  const { first, last } = lookOf(state);
  if (state.mark !== null) return ` ${first}-${last} marked`;
  return state.isAggregated ? ` up to ${last}` : '';
}

function listingOf({ image, room }: PaneContext): Listing {
  return listingIn(room, image.image.layers.length);
}
