import type { Severity } from '../model/severity.ts';
import type { RuleId } from './rules/rules.ts';

/** What the configuration says of findings. */
export interface FindingSettings {
  /** Rules that are to matter otherwise, or not at all. */
  readonly severities: ReadonlyMap<RuleId, Severity | 'off'>;
  /** Globs, as `glob.ts` has them: no finding is about what they match. */
  readonly ignorePaths: readonly string[];
}

export const allRules: FindingSettings = { severities: new Map(), ignorePaths: [] };
