import { type LayerMatches, liveByLayer } from './live-by-layer.ts';
import type { PackageManager, Place } from './package-managers/package-manager.ts';
import { packageManagers } from './package-managers/package-managers.ts';
import type { Rule } from './rule.ts';

export interface Leftovers extends Pick<LayerMatches<Place>, 'layer' | 'rows'> {
  readonly manager: PackageManager;
}

/** A package manager left behind what nothing needs once its packages are installed. */
export const packageLeftovers: Rule<'package-leftovers', Leftovers> = {
  id: 'package-leftovers',
  severity: 'high',
  bySize: true,
  patterns: packageManagers.flatMap(({ places }) => places),
  reads: null,
  *find(facts) {
    for (const manager of packageManagers) {
      for (const { layer, rows, ...claimed } of liveByLayer(facts, manager.places)) {
        const data = { manager, layer, rows };
        yield { about: { rule: 'package-leftovers', data }, layer, waste: [], ...claimed };
      }
    }
  },
};
