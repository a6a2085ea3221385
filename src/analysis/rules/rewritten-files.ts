import { attributesOf } from '../../filesystem/file-attributes.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import { type Attribute, attributes } from '../attributes.ts';
import type { Waste } from '../waste.ts';
import { claimFiles, type LayerPair, pairsOf } from './layer-pairs.ts';
import type { Rule } from './rule.ts';

export interface Rewrite extends LayerPair {
  /** What changed of any of the files: never the content. Empty when nothing did. */
  readonly attributes: readonly Attribute[];
  /** What all of them have now; null where they differ. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  readonly mode: number | null;
}

/** A layer stores files of a lower one again because something beside their content changed. */
export const rewrittenFiles: Rule<'rewritten-files', Rewrite> = {
  id: 'rewritten-files',
  severity: 'high',
  bySize: true,
  patterns: [],
  reads: null,
  *find({ waste, tree }) {
    for (const { from, to, rows } of pairsOf(waste, ['rewritten'])) {
      const data = { from, to, attributes: changedIn(rows), ...sharedBy(tree, rows, to) };
      yield claimFiles({ rule: 'rewritten-files', data }, to, rows);
    }
  },
};

function changedIn(rows: readonly Waste[]): readonly Attribute[] {
  const changed = new Set(rows.flatMap((row) => row.attributes));
  return attributes.filter((attribute) => changed.has(attribute));
}

/** The owner and the mode that the files have as layer `layer` left them. */
function sharedBy(
  tree: ImageTree,
  rows: readonly Waste[],
  layer: number,
): Pick<Rewrite, 'owner' | 'mode'> {
  const owners = new Map<string, { readonly uid: number; readonly gid: number }>();
  const modes = new Set<number>();
  for (const { node } of rows) {
    const version = tree.versionAt(node, layer);
    const found = version === null ? null : attributesOf(tree, version);
    if (found === null) continue;
    owners.set(`${found.uid}:${found.gid}`, { uid: found.uid, gid: found.gid });
    modes.add(found.mode);
  }
  const [owner = null] = owners.size === 1 ? owners.values() : [];
  const [mode = null] = modes.size === 1 ? modes : [];
  return { owner, mode };
}
