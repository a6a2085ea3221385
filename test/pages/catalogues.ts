import { compilerFiles, toolchains } from '../../src/analysis/rules/build-tools/toolchains.ts';
import { dependencyInstalls } from '../../src/analysis/rules/cache-order/dependency-installs.ts';
import { developmentPlaces } from '../../src/analysis/rules/development-files.ts';
import { readingPlaces } from '../../src/analysis/rules/documentation.ts';
import { systemPackages } from '../../src/analysis/rules/habits/system-packages.ts';
import { packageManagers } from '../../src/analysis/rules/package-managers/package-managers.ts';
import type { RuleId } from '../../src/analysis/rules/rules.ts';
import { secretFiles } from '../../src/analysis/rules/secrets/secret-files.ts';
import { secretTokens } from '../../src/analysis/rules/secrets/secret-tokens.ts';
import { unwantedPlaces } from '../../src/analysis/rules/unwanted-places.ts';

/** One row of what a rule knows. */
export interface CatalogueRow {
  readonly what: string;
  /** Globs of paths, with a leading slash from the root, else anywhere; or what texts are searched for. */
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
  'build-tools': [...toolchains, compilerFiles].map(({ name, globs, source }) => ({
    what: name,
    globs,
    source,
  })),
  'cache-order': dependencyInstalls.map(({ manager, manifests, install, source }) => ({
    what: manager,
    globs: manifests.length === 0 ? [install] : manifests,
    source,
  })),
  'recommended-packages': systemPackages.flatMap(({ name, minimal, source }) =>
    minimal === null ? [] : [{ what: name, globs: [minimal], source }],
  ),
  secrets: [
    ...secretFiles,
    ...secretTokens.map(({ what, keyword, source }) => ({ what, globs: [`${keyword}…`], source })),
  ],
};
