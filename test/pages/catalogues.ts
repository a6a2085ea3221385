import { developmentPlaces } from '../../src/analysis/rules/development-files.ts';
import { readingPlaces } from '../../src/analysis/rules/documentation.ts';
import { packageManagers } from '../../src/analysis/rules/package-managers/package-managers.ts';
import type { RuleId } from '../../src/analysis/rules/rules.ts';
import { unwantedPlaces } from '../../src/analysis/rules/unwanted-places.ts';

/** One row of what a rule knows. */
export interface CatalogueRow {
  readonly what: string;
  /** Globs of paths: with a leading slash from the root, else anywhere. */
  readonly globs: readonly string[];
  readonly source: string;
}

/** What rules know by heart, for the page that tells of them. */
export const catalogues: Readonly<Partial<Record<RuleId, readonly CatalogueRow[]>>> = {
  'package-leftovers': packageManagers.flatMap(({ name, places, source }) =>
    places.map(({ what, globs }) => ({ what: `${name}: ${what}`, globs, source })),
  ),
  'unwanted-files': unwantedPlaces,
  documentation: readingPlaces,
  'development-files': developmentPlaces,
};
