import type { ImageTree } from '../../filesystem/image-tree.ts';
import { live } from '../../filesystem/versions.ts';
import type { ByteString } from '../../model/byte-string.ts';
import { isInstalled } from './installed-software.ts';
import type { LayerPair } from './layer-pairs.ts';
import { type Facts, mostPaths } from './rule.ts';

/** Copies that layer `to` has of contents that stand in layer `from`. */
export interface Copies extends LayerPair {
  /** By what they store, most first. */
  readonly copies: readonly Copy[];
}

export interface Copy {
  /** The version that stores it. */
  readonly version: number;
  /** Its names: more than one where it has hard links. */
  readonly paths: readonly ByteString[];
  /** Where the same content stands first. */
  readonly original: ByteString;
}

/**
 * All copies of duplicates but one of each content: that of the lowest layer, and of several there
 * the first by path. What packages bring several times is left to them.
 */
export function copiesOf({ tree, duplicates, isWanted }: Facts): readonly Copies[] {
  if (duplicates.length === 0) return [];
  const namesOf = linkedNames(tree, isWanted);
  const pairs = new Map<string, { from: number; to: number; copies: Copy[] }>();
  for (const { paths } of duplicates.toSorted((a, b) => b.bytes - a.bytes)) {
    const [original, ...others] = paths.toSorted((a, b) => a.layer - b.layer);
    for (const { path, layer } of others) {
      const node = tree.find(path);
      const name = node === null ? null : tree.versionAt(node, tree.layerCount - 1);
      if (original === undefined || name === null || isInstalled(path)) continue;
      const key = `${original.layer} ${layer}`;
      const pair = pairs.get(key) ?? { from: original.layer, to: layer, copies: [] };
      pairs.set(key, pair);
      const version = tree.versions.inode.at(name);
      pair.copies.push({ version, paths: namesOf.get(version) ?? [path], original: original.path });
    }
  }
  return [...pairs.values()];
}

/** The visible names of contents that have several, by the version that stores them. */
function linkedNames(
  tree: ImageTree,
  isWanted: Facts['isWanted'],
): ReadonlyMap<number, readonly ByteString[]> {
  const { inode, end, node, count } = tree.versions;
  const names = new Map<number, ByteString[]>();
  const add = (stored: number, version: number): void => {
    if (end.at(version) !== live || !isWanted(node.at(version))) return;
    const known = names.get(stored) ?? [];
    names.set(stored, known);
    known.push(tree.pathOf(node.at(version)));
  };
  for (let version = 0; version < count; version++) {
    const stored = inode.at(version);
    if (stored === version) continue;
    if (!names.has(stored)) add(stored, stored);
    add(stored, version);
  }
  return names;
}

/** What a claim on copies says of them. */
export function claimedCopies(copies: readonly Copy[]) {
  return {
    live: copies.map(({ version }) => version),
    waste: [],
    paths: copies.slice(0, mostPaths).flatMap(({ paths }) => paths.slice(0, 1)),
    pathCount: copies.length,
  };
}
