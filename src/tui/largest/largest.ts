import { formatCount } from '../../text/count.ts';
import { formatSize } from '../../text/size.ts';
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
import type { Outcome } from '../wish.ts';
import { type LargestFiles, largestFiles } from './largest-files.ts';
import { largestTable } from './largest-table.ts';

export interface LargestState {
  readonly list: ListPosition;
}

export const largestStart: LargestState = { list: listStart };

export function updateLargest(
  state: LargestState,
  action: Action,
  context: PaneContext,
): Outcome<LargestState> {
  const listing = listingOf(context);
  const list = moveList(state.list, action, listing);
  if (list !== null) return [{ list }, []];
  const { tree } = context.image;
  const version = filesOf(context).versions[settleList(state.list, listing).cursor];
  if (version === undefined) return [state, []];
  const node = tree.versions.node.at(version);
  return [state, wishesForPath(tree, node, context.look.last, action)];
}

export function clickLargest(
  state: LargestState,
  at: number,
  context: PaneContext,
): Outcome<LargestState> {
  const listing = listingOf(context);
  const cursor = rowAt(state.list, at, listing);
  if (cursor === null) return [state, []];
  if (cursor === state.list.cursor) return updateLargest(state, 'open', context);
  return [{ list: moveTo(state.list, cursor, listing.total, listing.height) }, []];
}

export function wheelLargest(
  state: LargestState,
  rows: number,
  context: PaneContext,
): LargestState {
  return { list: scrollList(state.list, rows, listingOf(context)) };
}

export function viewLargest(state: LargestState, context: PaneContext): PaneContent {
  const { image, room, focused, glyphs } = context;
  const files = filesOf(context);
  if (files.files === 0) return messageContent('No file has any content here.', room);
  const table = largestTable(image.tree, files, room.width, glyphs);
  return viewListing(state.list, listingOf(context), {
    head: headSpans(table),
    item: (place) => {
      const version = files.versions[place];
      return version === undefined ? undefined : { place, version };
    },
    spans: (file) => tableSpans(table, file),
    isMarked: () => false,
    focused,
  });
}

/** How much there is, or how many files the list holds where it does not hold all. */
export function titleOfLargest(_state: LargestState, context: PaneContext): PaneTitle {
  const { versions, files, bytes } = filesOf(context);
  const words =
    versions.length < files ? `first ${formatCount(versions.length)}` : formatSize(bytes);
  return { title: [], note: [span(words, 'dim')] };
}

function filesOf({ image, look }: PaneContext): LargestFiles {
  return largestFiles(image.tree, look.last);
}

function listingOf(context: PaneContext): Listing {
  return listingIn(context.room, filesOf(context).versions.length);
}
