import type { ImageTree } from '../filesystem/image-tree.ts';
import type { FindingSettings } from './finding-settings.ts';
import { wantedPaths } from './wanted-findings.ts';
import { PathMatches } from './path-matches.ts';
import type { AnyRule } from './rules/rules.ts';

/** What the patterns of `rules` match, without the paths that the configuration ignores. */
export function matchesOf(
  tree: ImageTree,
  rules: readonly AnyRule[],
  settings: FindingSettings,
): PathMatches {
  const isWanted = wantedPaths(settings);
  return new PathMatches(
    tree,
    [...new Set(rules.flatMap(({ patterns }) => patterns))],
    (node) => isWanted === null || isWanted(tree.pathOf(node)),
  );
}
