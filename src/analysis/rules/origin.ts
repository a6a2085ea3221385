import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { Waste } from '../waste.ts';
import type { Facts } from './rule.ts';

/**
 * The layer whose instruction made the files of a pair: the one that stored them, or below it the
 * one that all their contents come from, when it only stored them again.
 */
export function originOf(facts: Facts, rows: readonly Waste[], from: number): number {
  const origins = new Set(rows.map((row) => originOfRow(facts, row)));
  const [origin = from] = origins;
  return origins.size === 1 && origin >= facts.image.base.count ? origin : from;
}

function originOfRow({ tree, contents }: Facts, { node, layer }: Waste): number {
  let version = tree.versionAt(node, layer);
  let origin = layer;
  while (version !== null) {
    origin = tree.versions.layer.at(version);
    const before = versionBefore(tree, version);
    version = before !== null && contents.equal(before, version) ? before : null;
  }
  return origin;
}

function versionBefore(tree: ImageTree, version: number): number | null {
  const { node, layer } = tree.versions;
  return tree.versionAt(node.at(version), layer.at(version) - 1);
}
