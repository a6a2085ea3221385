import { type ByteString, sliceBytes } from '../../model/byte-string.ts';
import type { Waste } from '../waste.ts';
import { hiddenTops } from './hidden-tops.ts';
import { type LayerPair, pairsOf } from './layer-pairs.ts';
import { originOf } from './origin.ts';
import type { Facts, Rule } from './rule.ts';

export interface Move extends LayerPair {
  /** The layer whose instruction made the files. */
  readonly origin: number;
  readonly files: number;
  /** Where the first of the paths went; null where that cannot be told. */
  readonly target: ByteString | null;
}

/** A layer moves files of a lower one, and so stores them again. */
export const movedFiles: Rule<'moved-files', Move> = {
  id: 'moved-files',
  severity: 'high',
  bySize: true,
  patterns: [],
  reads: null,
  *find(facts) {
    for (const { from, to, rows } of pairsOf(facts.waste, ['moved'])) {
      const tops = hiddenTops(facts.tree, rows, to);
      const origin = originOf(facts, rows, from);
      const target = targetOf(facts, tops.paths[0] ?? null, rows, to);
      yield {
        about: { rule: 'moved-files', data: { from, to, origin, files: rows.length, target } },
        layer: to,
        live: [],
        waste: rows,
        ...tops,
      };
    }
  },
};

/** Where `top` went: found by the first file of it, which has the rest of its name there, too. */
function targetOf(
  facts: Facts,
  top: ByteString | null,
  rows: readonly Waste[],
  layer: number,
): ByteString | null {
  const row = rows.find(({ path }) => path === top || path.startsWith(`${top}/`));
  if (top === null || row === undefined) return null;
  const moved = contentMovedTo(facts, row, layer);
  const rest = sliceBytes(row.path, top.length);
  return moved?.endsWith(rest) === true ? sliceBytes(moved, 0, moved.length - rest.length) : null;
}

/** The path of a version that `layer` made with the content of `row`. */
function contentMovedTo({ tree, contents }: Facts, row: Waste, layer: number): ByteString | null {
  const version = tree.versionAt(row.node, row.layer);
  if (version === null) return null;
  const identity = contents.identityOf(version);
  for (const made of tree.versionsMadeBy(layer)) {
    if (tree.storedBytes(made) === row.bytes && contents.identityOf(made) === identity) {
      return tree.pathOf(tree.versions.node.at(made));
    }
  }
  return null;
}
