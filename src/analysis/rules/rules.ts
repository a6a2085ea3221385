import { addedTwice } from './added-twice.ts';
import { deletedFiles } from './deleted-files.ts';
import { developmentFiles } from './development-files.ts';
import { documentation } from './documentation.ts';
import { duplicateContent } from './duplicate-content.ts';
import { buildTools } from './build-tools/build-tools.ts';
import { cacheOrder } from './cache-order/cache-order.ts';
import { addForCopy } from './habits/add-for-copy.ts';
import { floatingBase } from './habits/floating-base.ts';
import { joinableRuns, noHealthcheck } from './habits/image-habits.ts';
import { recommendedPackages, updateAlone, upgradedBase } from './habits/package-habits.ts';
import { runsAsRoot } from './habits/runs-as-root.ts';
import { secretInHistory } from './habits/secret-in-history.ts';
import { shellForm } from './habits/shell-form.ts';
import { uncheckedDownload } from './habits/unchecked-download.ts';
import { movedFiles } from './moved-files.ts';
import { overwrittenFiles } from './overwritten-files.ts';
import { packageLeftovers } from './package-leftovers.ts';
import { basePrivileges, privilegedFiles, worldWritable } from './permissions/privileged-files.ts';
import { rewrittenFiles } from './rewritten-files.ts';
import type { Claim, Rule } from './rule.ts';
import { unwantedFiles } from './unwanted-files.ts';
import { secrets } from './secrets/secrets.ts';

/** All rules, in the order of `docs/findings.md`. */
export const rules = [
  rewrittenFiles,
  deletedFiles,
  movedFiles,
  overwrittenFiles,
  addedTwice,
  duplicateContent,
  packageLeftovers,
  unwantedFiles,
  documentation,
  developmentFiles,
  buildTools,
  cacheOrder,
  updateAlone,
  recommendedPackages,
  upgradedBase,
  addForCopy,
  uncheckedDownload,
  shellForm,
  runsAsRoot,
  noHealthcheck,
  joinableRuns,
  secretInHistory,
  floatingBase,
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
