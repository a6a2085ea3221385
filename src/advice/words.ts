import type { FindingData } from '../analysis/rules/rules.ts';
import { movedFiles } from './moved-files.ts';
import { overwrittenFiles } from './overwritten-files.ts';
import { packageLeftovers } from './package-leftovers.ts';
import { basePrivileges, privilegedFiles, worldWritable } from './privileged-files.ts';
import { rewrittenFiles } from './rewritten-files.ts';
import type { RuleWords } from './rule-words.ts';
import { secrets } from './secrets.ts';

/** What every rule says, by its id. */
export const ruleWords: {
  readonly [Id in keyof FindingData]: RuleWords<FindingData[Id]>;
} = {
  'rewritten-files': rewrittenFiles,
  'moved-files': movedFiles,
  'overwritten-files': overwrittenFiles,
  'package-leftovers': packageLeftovers,
  secrets,
  'privileged-files': privilegedFiles,
  'world-writable': worldWritable,
  'base-privileges': basePrivileges,
};
