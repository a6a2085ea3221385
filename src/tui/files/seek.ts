import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { PaneContext } from '../pane-context.ts';
import { rememberLast } from '../screen/remember.ts';
import type { Outcome, Wish } from '../wish.ts';
import type { ChildOrder } from './child-order.ts';
import { FileRows } from './file-rows.ts';
import type { FilesState } from './files-state.ts';
import { allOpen, openAbove } from './folding.ts';
import type { PathKind } from './looked-paths.ts';
import { Marks } from './marks.ts';
import { movedToRow, placeOf, type Place } from './place.ts';
import { wastedNodes } from './wasted-nodes.ts';

/** Puts the cursor on a path, whatever hides it: a collapsed directory, a filter, a hidden kind. */
export function reveal(state: FilesState, node: number, context: PaneContext): FilesState {
  const { marks, paths, rows, position } = placeOf(state, context);
  const isHidden = marks !== null && !marks.isShown(node);
  const folding = openAbove(
    (isHidden ? state.unfiltered : null) ?? state.folding,
    node,
    context.image.tree,
  );
  const hidden = state.hidden.has(paths.kindOf(node)) ? new Set<PathKind>() : state.hidden;
  const revealed: FilesState = isHidden
    ? { ...state, node, folding, filter: null, unfiltered: null, hidden }
    : { ...state, node, folding };
  const there = placeOf(revealed, context);
  // Rows that stay what they are stay where they are; else there is something to be seen around.
  return there.rows === rows
    ? movedToRow(revealed, { ...there, position }, there.position.cursor)
    : { ...revealed, rowsAbove: Math.floor(there.listing.height / 2) };
}

/**
 * Goes to the next match of the filter, or the one before, in the order of the tree; after the last
 * comes the first.
 */
export function matchFrom(
  state: FilesState,
  { node, order, marks }: Place,
  context: PaneContext,
  step: 1 | -1,
): Outcome<FilesState> {
  if (state.filter === null || marks === null) return [state, [say('there is no filter')]];
  const rows = unfoldedRows(context.image.tree, order, marks);
  const found = nextRow(rows, node === null ? 0 : rows.rowNear(node), step, (at) =>
    marks.isMatch(at),
  );
  return found === null
    ? [state, [say('nothing matches the filter')]]
    : [reveal(state, rows.nodes[found] ?? 0, context), []];
}

/** Goes to the next path, in the order of the tree, of which looked-at layers store wasted bytes. */
export function wasteFrom(
  state: FilesState,
  { node, paths, order }: Place,
  context: PaneContext,
  step: 1 | -1,
): Outcome<FilesState> {
  const { tree, analysis } = context.image;
  if (analysis === null) return [state, [say('contents are still being compared')]];
  const wasted = wastedNodes(tree, analysis, context.look);
  const isThere = (at: number): boolean => wasted[at] === 1 && paths.exists(at);
  // The wasted paths, and the cursor's to start from.
  const marks = new Marks(tree, paths, (at) => at === node || isThere(at));
  const rows = unfoldedRows(tree, order, marks);
  const found = nextRow(rows, node === null ? 0 : rows.rowNear(node), step, isThere);
  return found === null
    ? [state, [say('nothing that is stored here is wasted, or it is not in sight')]]
    : [reveal(state, rows.nodes[found] ?? 0, context), []];
}

/** As if all was expanded. */
const unfoldedRows = rememberLast(
  (tree: ImageTree, order: ChildOrder, marks: Marks) =>
    new FileRows(tree, order, allOpen(tree.nodeCount), (node) => marks.isShown(node)),
);

/** The nearest row after (or before) `from` that passes, going on at the other end; or null. */
function nextRow(
  { nodes, count }: FileRows,
  from: number,
  step: 1 | -1,
  passes: (node: number) => boolean,
): number | null {
  for (let i = 1; i <= count; i++) {
    const row = (from + step * i + count) % count;
    if (passes(nodes[row] ?? 0)) return row;
  }
  return null;
}

function say(text: string): Wish {
  return { kind: 'say', text };
}
