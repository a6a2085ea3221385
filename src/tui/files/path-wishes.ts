import { resolvePath } from '../../filesystem/resolve-path.ts';
import { escapeBytes } from '../../text/escape.ts';
import type { PaneContext } from '../pane-context.ts';
import type { Outcome, Wish } from '../wish.ts';
import type { FilesState } from './files-state.ts';
import { toggleFold } from './fold-files.ts';
import type { Place } from './place.ts';
import { reveal } from './seek.ts';

/** Opens what the cursor is on: folds a directory, shows a file, follows a link. */
export function openPath(
  state: FilesState,
  { node, paths }: Place,
  context: PaneContext,
): Outcome<FilesState> {
  if (node === null) return [state, []];
  const version = paths.versionOf(node);
  const type = context.image.tree.typeOf(version);
  switch (type) {
    case 'directory':
      return [toggleFold(state, node), []];
    case 'file':
      return [state, [{ kind: 'open-file', version }]];
    case 'symlink':
      return followLink(state, node, paths.layerOf(node), context);
    case 'character-device':
    case 'block-device':
    case 'fifo':
      return [state, [say(`a ${type.replace('-', ' ')} has no content`)]];
  }
}

function followLink(
  state: FilesState,
  node: number,
  layer: number,
  context: PaneContext,
): Outcome<FilesState> {
  const { tree } = context.image;
  const path = tree.pathOf(node);
  const found = resolvePath(tree, path, layer);
  switch (found.kind) {
    case 'found':
      return [reveal(state, tree.versions.node.at(found.version), context), []];
    case 'absent':
      return [state, [say(`/${escapeBytes(path)} leads to nothing`)]];
    case 'loop':
      return [state, [say(`/${escapeBytes(path)} leads in a circle`)]];
  }
}

/** As it is shown: what the user pastes elsewhere must not hold control characters either. */
export function copyPath({ node }: Place, { image }: PaneContext): readonly Wish[] {
  if (node === null) return [];
  return [{ kind: 'copy', text: `/${escapeBytes(image.tree.pathOf(node))}` }];
}

export function askTarget({ node, paths }: Place, { image }: PaneContext): readonly Wish[] {
  if (node === null) return [];
  const question = { kind: 'extract-to', node, layer: paths.layerOf(node) } as const;
  return [{ kind: 'ask', question, text: `./${escapeBytes(image.tree.nameOf(node))}` }];
}

export function askFilter({ filter }: FilesState): readonly Wish[] {
  return [{ kind: 'ask', question: { kind: 'filter' }, text: filter?.text ?? '' }];
}

function say(text: string): Wish {
  return { kind: 'say', text };
}
