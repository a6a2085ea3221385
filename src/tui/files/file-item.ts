import { attributesOf } from '../../filesystem/file-attributes.ts';
import { escapeBytes } from '../../text/escape.ts';
import type { PaneContext } from '../pane-context.ts';
import type { FileItem } from './file-table.ts';
import type { FilesState } from './files-state.ts';
import { isFoldable } from './fold-files.ts';
import { isOpen } from './folding.ts';
import { searchedIn } from './highlight.ts';
import { isChange } from './looked-paths.ts';
import type { Place } from './place.ts';

/** Makes what rows show, by the numbers of the rows. */
export function fileItems(
  { folding, filter }: FilesState,
  place: Place,
  { image: { tree } }: PaneContext,
): (row: number) => FileItem {
  const { paths, rows, marks } = place;
  const searched = searchedIn(filter);
  return (row) => {
    const node = rows.nodes[row] ?? 0;
    const version = paths.versionOf(node);
    const change = paths.changeOf(node);
    const kind = change?.kind ?? 'untouched';
    const target = tree.linkTarget(version);
    return {
      depth: rows.depths[row] ?? 0,
      isOpen: isFoldable(node, place) ? isOpen(folding, node) : null,
      type: tree.typeOf(version),
      kind,
      name: escapeBytes(tree.nameOf(node)),
      target: target === null ? null : escapeBytes(target),
      attributes: change !== null && 'attributes' in change ? change.attributes : [],
      searched: marks?.isMatch(node) === true ? searched : null,
      metadata: attributesOf(tree, version),
      bytes: paths.bytesOf(node),
      share: paths.shareOf(node),
      isChangedBelow: !isChange(kind) && paths.changedBelow.has(node),
    };
  };
}
