import { hiddenTops } from './hidden-tops.ts';
import { type LayerPair, pairsOf } from './layer-pairs.ts';
import { originOf } from './origin.ts';
import type { PackageManager } from './package-managers/package-manager.ts';
import { packageManagers } from './package-managers/package-managers.ts';
import type { Facts, Rule } from './rule.ts';

export interface Deletion extends LayerPair {
  /** The layer whose instruction made the files. */
  readonly origin: number;
  /** The package managers whose leftovers are among what was deleted. */
  readonly managers: readonly PackageManager[];
  /** Whether it is one file, and all that its instruction made. */
  readonly isAll: boolean;
}

/** A layer deletes files of a lower one, which still ship. */
export const deletedFiles: Rule<'deleted-files', Deletion> = {
  id: 'deleted-files',
  severity: 'high',
  bySize: true,
  patterns: packageManagers.flatMap(({ places }) => places),
  reads: null,
  *find(facts) {
    const managers = hiddenLeftovers(facts);
    for (const { from, to, rows } of pairsOf(facts.waste, ['deleted'])) {
      const origin = originOf(facts, rows, from);
      const isAll = rows.length === 1 && isOnlyFile(facts, origin);
      const found = [...(managers.get(`${from} ${to}`) ?? [])];
      yield {
        about: { rule: 'deleted-files', data: { from, to, origin, managers: found, isAll } },
        layer: from,
        live: [],
        waste: rows,
        ...hiddenTops(facts.tree, rows, to),
      };
    }
  },
};

/** By the layers that stored and hid them, the managers that left something behind. */
function hiddenLeftovers({ tree, matches }: Facts): ReadonlyMap<string, Set<PackageManager>> {
  const { layer, end } = tree.versions;
  const found = new Map<string, Set<PackageManager>>();
  for (const manager of packageManagers) {
    for (const { version } of manager.places.flatMap((place) => matches.of(place))) {
      if (tree.storedBytes(version) === 0) continue;
      const key = `${layer.at(version)} ${end.at(version)}`;
      const managers = found.get(key) ?? new Set();
      found.set(key, managers.add(manager));
    }
  }
  return found;
}

function isOnlyFile({ tree }: Facts, layer: number): boolean {
  let files = 0;
  for (const version of tree.versionsMadeBy(layer)) {
    if (tree.typeOf(version) !== 'directory' && ++files > 1) return false;
  }
  return files === 1;
}
