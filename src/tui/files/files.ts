import type { ByteString } from '../../model/byte-string.ts';
import type { Action } from '../keys/action.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { headSpans, tableSpans } from '../screen/columns.ts';
import { moveList, rowAt, scrollList, viewListing } from '../screen/listing.ts';
import { messageContent } from '../screen/message.ts';
import type { PaneContent } from '../screen/screen.ts';
import type { Outcome } from '../wish.ts';
import { fileItems } from './file-item.ts';
import { fileTable } from './file-table.ts';
import type { FilesState } from './files-state.ts';
import { fileTitle } from './file-title.ts';
import { parseFilter } from './filter.ts';
import { goIn, goOut, toggleAll, toggleChanges, toggleFold } from './fold-files.ts';
import { allOpen, openAbove } from './folding.ts';
import type { PathKind } from './looked-paths.ts';
import { cutNames, slidNames } from './name-cell.ts';
import { askFilter, askTarget, copyPath, openPath } from './path-wishes.ts';
import { inPlace, moved, movedToRow, type Place, placeOf } from './place.ts';
import { matchFrom, reveal, wasteFrom } from './seek.ts';
import { nextSort, reversed } from './sort.ts';

type Response = (state: FilesState, place: Place, context: PaneContext) => Outcome<FilesState>;

const responses: Partial<Readonly<Record<Action, Response>>> = {
  left: (state, place, context) => [goOut(state, place, context), []],
  right: (state, place) => [goIn(state, place), []],
  toggle: (state, { node }) => [node === null ? state : toggleFold(state, node), []],
  'toggle-all': (state, place, context) => [toggleAll(state, place, context), []],
  'expand-changes': (state, place, context) => [toggleChanges(state, place, context), []],
  open: openPath,
  'copy-path': (state, place, context) => [state, copyPath(place, context)],
  extract: (state, place, context) => [state, askTarget(place, context)],
  filter: (state) => [state, askFilter(state)],
  close: (state, _, context) => [filterFiles(state, '', context), []],
  'next-match': (state, place, context) => matchFrom(state, place, context, 1),
  'previous-match': (state, place, context) => matchFrom(state, place, context, -1),
  'next-waste': (state, place, context) => wasteFrom(state, place, context, 1),
  'previous-waste': (state, place, context) => wasteFrom(state, place, context, -1),
  'show-added': (state) => [toggleKinds(state, ['added']), []],
  'show-removed': (state) => [toggleKinds(state, ['removed']), []],
  'show-modified': (state) => [toggleKinds(state, ['modified']), []],
  'show-unmodified': (state) => [toggleKinds(state, ['unmodified', 'untouched']), []],
  'show-attributes': (state) => [{ ...state, hasAttributes: !state.hasAttributes }, []],
  wrap: (state) => [{ ...state, isUncut: !state.isUncut }, []],
  sort: (state) => [{ ...state, sort: nextSort(state.sort) }, []],
  'sort-reverse': (state) => [{ ...state, sort: reversed(state.sort) }, []],
};

export function updateFiles(
  state: FilesState,
  action: Action,
  context: PaneContext,
): Outcome<FilesState> {
  const place = placeOf(state, context);
  const position = moveList(place.position, action, place.listing);
  if (position !== null) return [moved(state, place, position), []];
  const respond = responses[action];
  return respond === undefined ? [state, []] : respond(inPlace(state, place), place, context);
}

/** Shows these kinds if they are hidden, and hides them if not. */
function toggleKinds(state: FilesState, kinds: readonly PathKind[]): FilesState {
  const hidden = new Set(state.hidden);
  for (const kind of kinds) if (!hidden.delete(kind)) hidden.add(kind);
  return { ...state, hidden };
}

/** Shows only what the filter asks for, expanded; without text, everything as it was before. */
export function filterFiles(state: FilesState, text: string, context: PaneContext): FilesState {
  const { tree } = context.image;
  if (text === state.filter?.text) return state;
  if (text.trim() === '') {
    if (state.unfiltered === null) return state;
    const node = placeOf(state, context).node ?? state.node;
    const folding = openAbove(state.unfiltered, node, tree);
    return { ...state, node, filter: null, folding, unfiltered: null };
  }
  const filtered: FilesState = {
    ...state,
    filter: parseFilter(text),
    folding: allOpen(tree.nodeCount),
    unfiltered: state.unfiltered ?? state.folding,
  };
  const { marks, rows } = placeOf(filtered, context);
  if (marks?.isMatch(state.node) === true) return filtered;
  const first = rows.nodes.find((node) => marks?.isMatch(node) === true);
  return { ...filtered, node: first ?? state.node };
}

/** A click puts the cursor on a row; one where the cursor is opens it. */
export function clickFiles(
  state: FilesState,
  row: number,
  context: PaneContext,
): Outcome<FilesState> {
  const place = placeOf(state, context);
  const clicked = rowAt(place.position, row, place.listing);
  if (clicked === null) return [state, []];
  return clicked === place.position.cursor
    ? updateFiles(state, 'open', context)
    : [movedToRow(state, place, clicked), []];
}

export function wheelFiles(state: FilesState, rows: number, context: PaneContext): FilesState {
  const place = placeOf(state, context);
  return moved(state, place, scrollList(place.position, rows, place.listing));
}

/** The visible rows of the tree. */
export function viewFiles(state: FilesState, context: PaneContext): PaneContent {
  const { room, glyphs, image, focused } = context;
  const place = placeOf(state, context);
  const { rows, listing, position } = place;
  if (rows.count === 0) return messageContent(emptyWords(state), room);
  const item = fileItems(state, place, context);
  const names = state.isUncut ? slidNames(item(position.cursor), glyphs) : cutNames(glyphs);
  const table = fileTable(image.tree, names, room.width, state.hasAttributes, glyphs);
  return viewListing(position, listing, {
    head: headSpans(table),
    item,
    spans: (shown) => tableSpans(table, shown),
    isMarked: () => false,
    focused,
  });
}

function emptyWords({ filter, hidden }: FilesState): string {
  if (filter !== null) {
    const { problem } = filter;
    return problem === null ? 'Nothing matches the filter.' : `Nothing matches: ${problem}.`;
  }
  return hidden.size > 0 ? 'All that there is is hidden.' : 'There are no files.';
}

/** What decides which rows there are. */
export function titleOfFiles(state: FilesState, context: PaneContext): PaneTitle {
  return fileTitle(state, placeOf(state, context), context);
}

/** Puts the cursor on a path, whatever hides it. */
export function revealFile(state: FilesState, node: number, context: PaneContext): FilesState {
  return reveal(state, node, context);
}

/** The path that the cursor is on. */
export function selectedPath(state: FilesState, context: PaneContext): ByteString | null {
  const { node } = placeOf(state, context);
  return node === null ? null : context.image.tree.pathOf(node);
}
