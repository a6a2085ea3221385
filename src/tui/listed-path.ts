import type { ImageTree } from '../filesystem/image-tree.ts';
import { escapeBytes } from '../text/escape.ts';
import type { Action } from './keys/action.ts';
import type { Wish } from './wish.ts';

/** What an action on a path in a list asks for: to go to it, to copy its name, or to extract it. */
export function wishesForPath(
  tree: ImageTree,
  node: number,
  layer: number,
  action: Action,
): readonly Wish[] {
  switch (action) {
    case 'open':
      return [{ kind: 'go-to-file', node, layer }];
    case 'copy-path':
      return [{ kind: 'copy', text: `/${escapeBytes(tree.pathOf(node))}` }];
    case 'extract': {
      const question = { kind: 'extract-to', node, layer } as const;
      return [{ kind: 'ask', question, text: `./${escapeBytes(tree.nameOf(node))}` }];
    }
    default:
      return [];
  }
}
