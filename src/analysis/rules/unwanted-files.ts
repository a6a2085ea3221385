import type { ImageTree } from '../../filesystem/image-tree.ts';
import { encodeText } from '../../model/byte-string.ts';
import { copyKind } from '../copy-kind.ts';
import type { PathMatch } from '../path-matches.ts';
import { isInstalled } from './installed-software.ts';
import { type LayerMatches, liveByLayer } from './live-by-layer.ts';
import { packageManagers } from './package-managers/package-managers.ts';
import type { Facts, Rule } from './rule.ts';
import { archives, pycache, type UnwantedPlace, unwantedPlaces } from './unwanted-places.ts';

export type Unwanted = Pick<LayerMatches<UnwantedPlace>, 'layer' | 'rows'>;

/** A layer brings files that nobody meant to ship. */
export const unwantedFiles: Rule<'unwanted-files', Unwanted> = {
  id: 'unwanted-files',
  severity: 'medium',
  bySize: true,
  patterns: [...unwantedPlaces, ...packageManagers.flatMap(({ places }) => places)],
  reads: null,
  *find(facts) {
    const leftovers = leftoverVersions(facts);
    const isUnwanted = (place: UnwantedPlace, match: PathMatch): boolean =>
      !leftovers.has(match.version) && isMeant(facts, place, match);
    for (const { layer, rows, ...claimed } of liveByLayer(facts, unwantedPlaces, isUnwanted)) {
      const data = { layer, rows };
      yield { about: { rule: 'unwanted-files', data }, layer, waste: [], ...claimed };
    }
  },
};

/** What package managers left: that is another rule's. */
function leftoverVersions({ matches }: Facts): ReadonlySet<number> {
  const versions = packageManagers.flatMap(({ places }) =>
    places.flatMap((place) => matches.of(place).map(({ version }) => version)),
  );
  return new Set(versions);
}

/** Whether the place speaks of this file, made as it was. */
function isMeant({ tree, image }: Facts, place: UnwantedPlace, match: PathMatch): boolean {
  const layer = tree.versions.layer.at(match.version);
  const kind = copyKind(image, layer) ?? 'run';
  // What a stage built is copied because it is wanted.
  if (kind === 'stage' || (place.from !== 'any' && place.from !== kind)) return false;
  if (place === pycache) return kind === 'context' || isOrphan(tree, match.version);
  if (place === archives) return !isInstalled(tree.pathOf(match.top));
  return true;
}

/** Whether the source of a module in a `__pycache__` is not there. */
function isOrphan(tree: ImageTree, version: number): boolean {
  const node = tree.versions.node.at(version);
  const [module = ''] = tree.nameOf(node).split('.');
  const source = tree.childNamed(tree.parentOf(tree.parentOf(node)), encodeText(`${module}.py`));
  return source === null || tree.versionAt(source, tree.layerCount - 1) === null;
}
