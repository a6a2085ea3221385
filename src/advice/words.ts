import type { FindingData } from '../analysis/rules/rules.ts';
import { addedTwice } from './added-twice.ts';
import { deletedFiles } from './deleted-files.ts';
import { developmentFiles } from './development-files.ts';
import { documentation } from './documentation.ts';
import { duplicateContent } from './duplicate-content.ts';
import { movedFiles } from './moved-files.ts';
import { overwrittenFiles } from './overwritten-files.ts';
import { packageLeftovers } from './package-leftovers.ts';
import { rewrittenFiles } from './rewritten-files.ts';
import type { RuleWords } from './rule-words.ts';
import { unwantedFiles } from './unwanted-files.ts';

/** What every rule says, by its id. */
export const ruleWords: {
  readonly [Id in keyof FindingData]: RuleWords<FindingData[Id]>;
} = {
  'rewritten-files': rewrittenFiles,
  'deleted-files': deletedFiles,
  'moved-files': movedFiles,
  'overwritten-files': overwrittenFiles,
  'added-twice': addedTwice,
  'duplicate-content': duplicateContent,
  'package-leftovers': packageLeftovers,
  'unwanted-files': unwantedFiles,
  documentation,
  'development-files': developmentFiles,
};
