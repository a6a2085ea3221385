import type { ByteString } from '../model/byte-string.ts';
import { pathMatcher } from './glob.ts';
import { type AnyRule, type RuleId, rules } from './rules/rules.ts';
import type { Severity } from './severity.ts';

/** What the configuration says of findings. */
export interface FindingSettings {
  /** Rules that are to matter otherwise, or not at all. */
  readonly severities: ReadonlyMap<RuleId, Severity | 'off'>;
  /** Globs, as `glob.ts` has them: no finding is about what they match. */
  readonly ignorePaths: readonly string[];
}

export const allRules: FindingSettings = { severities: new Map(), ignorePaths: [] };

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
