import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Image } from '../model/image.ts';
import type { FindingSettings } from './finding-settings.ts';
import { PathMatches } from './path-matches.ts';
import type { PathFacts } from './rules/rule.ts';
import type { AnyRule } from './rules/rules.ts';
import { wantedPaths } from './wanted-findings.ts';

/** What `rules` may judge by before any content is read. */
export function pathFacts(
  tree: ImageTree,
  image: Image,
  rules: readonly AnyRule[],
  settings: FindingSettings,
): PathFacts {
  const isWantedPath = wantedPaths(settings);
  const isWanted = (node: number): boolean =>
    isWantedPath === null || isWantedPath(tree.pathOf(node));
  const patterns = [...new Set(rules.flatMap((rule) => rule.patterns))];
  return { tree, image, isWanted, matches: new PathMatches(tree, patterns, isWanted) };
}
