import type { FindingData } from '../analysis/rules/rules.ts';
import { addedTwice } from './added-twice.ts';
import { deletedFiles } from './deleted-files.ts';
import { developmentFiles } from './development-files.ts';
import { documentation } from './documentation.ts';
import { duplicateContent } from './duplicate-content.ts';
import { buildTools } from './build-tools.ts';
import { cacheOrder } from './cache-order.ts';
import {
  floatingBase,
  joinableRuns,
  noHealthcheck,
  secretInHistory,
} from './habits/image-habits.ts';
import { addForCopy, shellForm, uncheckedDownload } from './habits/instruction-habits.ts';
import { recommendedPackages, updateAlone, upgradedBase } from './habits/package-habits.ts';
import { runsAsRoot } from './habits/runs-as-root.ts';
import { movedFiles } from './moved-files.ts';
import { overwrittenFiles } from './overwritten-files.ts';
import { packageLeftovers } from './package-leftovers.ts';
import { basePrivileges, privilegedFiles, worldWritable } from './privileged-files.ts';
import { rewrittenFiles } from './rewritten-files.ts';
import type { RuleWords } from './rule-words.ts';
import { unwantedFiles } from './unwanted-files.ts';
import { secrets } from './secrets.ts';

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
  'build-tools': buildTools,
  'cache-order': cacheOrder,
  'update-alone': updateAlone,
  'recommended-packages': recommendedPackages,
  'upgraded-base': upgradedBase,
  'add-for-copy': addForCopy,
  'unchecked-download': uncheckedDownload,
  'shell-form': shellForm,
  'runs-as-root': runsAsRoot,
  'no-healthcheck': noHealthcheck,
  'joinable-runs': joinableRuns,
  'secret-in-history': secretInHistory,
  'floating-base': floatingBase,
  secrets,
  'privileged-files': privilegedFiles,
  'world-writable': worldWritable,
  'base-privileges': basePrivileges,
};
