import type { ImageTree, PathChange } from '../filesystem/image-tree.ts';
import { endings, implicit } from '../filesystem/versions.ts';
import { type Attribute, differences } from './attributes.ts';
import type { Contents } from './contents.ts';

/** What one or more layers did to a path. */
export type Change =
  | { readonly kind: 'added'; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number }
  | {
      readonly kind: 'modified' | 'unmodified';
      readonly before: number;
      readonly after: number;
      readonly attributes: readonly Attribute[];
    };

export function changeOf(tree: ImageTree, contents: Contents, path: PathChange): Change | null {
  const { before, after } = path;
  if (before === null) return after === null ? null : { kind: 'added', after };
  if (after === null) return { kind: 'removed', before };
  const attributes = differences(tree, contents, before, after);
  // A directory that was deleted and made anew is another one, though nothing is known of it.
  const recreated =
    tree.versions.entry.at(after) === implicit &&
    tree.versions.ending.at(before) === endings.hidden;
  const kind = attributes.length > 0 || recreated ? 'modified' : 'unmodified';
  return { kind, before, after, attributes };
}
