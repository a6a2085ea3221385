import type { ByteString } from '../model/byte-string.ts';
import type { FindingSettings } from './finding-settings.ts';
import { pathMatcher } from './glob.ts';
import { type AnyRule, rules } from './rules/rules.ts';

/** The rules to judge by. */
export function rulesOn({ severities }: FindingSettings): readonly AnyRule[] {
  return rules.filter(({ id }) => severities.get(id) !== 'off');
}

/** Tells which paths findings may be about; null when any. */
export function wantedPaths(settings: FindingSettings): ((path: ByteString) => boolean) | null {
  if (settings.ignorePaths.length === 0) return null;
  const isIgnored = pathMatcher(settings.ignorePaths);
  return (path) => !isIgnored(path);
}
