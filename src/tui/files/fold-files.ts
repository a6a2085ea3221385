import type { PaneContext } from '../pane-context.ts';
import type { FilesState } from './files-state.ts';
import { childCount } from './child-lists.ts';
import { allClosed, allOpen, isOpen, sameFolding, toggled } from './folding.ts';
import { movedToRow, type Place } from './place.ts';

/** Whether there is something to be seen below `node`, were it expanded. */
export function isFoldable(node: number, { order, paths, marks }: Place): boolean {
  const end = order.starts[node + 1] ?? 0;
  for (let at = order.starts[node] ?? 0; at < end; at++) {
    const child = order.children[at] ?? 0;
    if (marks === null ? paths.exists(child) : marks.isShown(child)) return true;
  }
  return false;
}

/** Expands what is collapsed, and collapses what is expanded; the cursor is there then. */
export function toggleFold(state: FilesState, node: number): FilesState {
  if (childCount(state.listings.lists, node) === 0) return state;
  return { ...state, node, folding: toggled(state.folding, node) };
}

/** Collapses the directory, or goes up to the one above. */
export function goOut(state: FilesState, place: Place, context: PaneContext): FilesState {
  const { node, rows } = place;
  if (node === null) return state;
  if (isOpen(state.folding, node) && isFoldable(node, place)) return toggleFold(state, node);
  const above = rows.rowOf(context.image.tree.parentOf(node));
  return above === null ? state : movedToRow(state, place, above);
}

/** Expands the directory, or goes to the first thing in it. */
export function goIn(state: FilesState, place: Place): FilesState {
  const { node, position } = place;
  if (node === null || !isFoldable(node, place)) return state;
  return isOpen(state.folding, node)
    ? movedToRow(state, place, position.cursor + 1)
    : toggleFold(state, node);
}

/** Collapses everything, or expands everything if nothing is expanded. */
export function toggleAll(state: FilesState, { rows }: Place, context: PaneContext): FilesState {
  const { nodeCount } = context.image.tree;
  const isAnyOpen = rows.depths.some((depth) => depth > 0);
  return { ...state, folding: isAnyOpen ? allClosed(nodeCount) : allOpen(nodeCount) };
}

/** Expands as far as there are changes; collapses everything if that is how it is. */
export function toggleChanges(
  state: FilesState,
  { paths }: Place,
  context: PaneContext,
): FilesState {
  const { nodeCount } = context.image.tree;
  const changes = paths.changedBelow.all();
  const isDone = sameFolding(changes, state.folding);
  return { ...state, folding: isDone ? allClosed(nodeCount) : changes };
}
