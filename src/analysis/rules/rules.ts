import { movedFiles } from './moved-files.ts';
import { overwrittenFiles } from './overwritten-files.ts';
import { packageLeftovers } from './package-leftovers.ts';
import { basePrivileges, privilegedFiles, worldWritable } from './permissions/privileged-files.ts';
import { rewrittenFiles } from './rewritten-files.ts';
import type { Claim, Rule } from './rule.ts';
import { secrets } from './secrets/secrets.ts';

/** All rules, in the order of `docs/findings.md`. */
export const rules = [
  rewrittenFiles,
  movedFiles,
  overwrittenFiles,
  packageLeftovers,
  secrets,
  privilegedFiles,
  worldWritable,
  basePrivileges,
] as const;

export const ruleIds: readonly RuleId[] = rules.map(({ id }) => id);

export type AnyRule = (typeof rules)[number];

export type AnyClaim = AnyRule extends infer R
  ? R extends Rule<infer Id, infer Data>
    ? Claim<Id, Data>
    : never
  : never;

export type RuleId = AnyClaim['about']['rule'];

/** What each rule tells of a finding, by the rule's id. */
export type FindingData = {
  readonly [One in AnyClaim['about'] as One['rule']]: One['data'];
};

/** The rule that found something, with its data. */
export type About<Id extends RuleId = RuleId> = {
  readonly [One in Id]: { readonly rule: One; readonly data: FindingData[One] };
}[Id];
