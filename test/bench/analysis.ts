import { allRules } from '../../src/analysis/finding-settings.ts';
import { ruleIds } from '../../src/analysis/rules/rules.ts';
import { judgeImage } from '../../src/cli/judge-image.ts';
import { loadImage } from '../../src/cli/load-image.ts';
import { silentProgress } from '../../src/cli/progress.ts';
import { plainChoice } from '../support/plain-choice.ts';

// The whole analysis, with all rules that make findings or with none: `analysis.js IMAGE all|none`.
const [reference = '', which = ''] = process.argv.slice(2);
const none = async function* (): AsyncGenerator<Uint8Array> {};
const noRules = { ...allRules, severities: new Map(ruleIds.map((id) => [id, 'off'] as const)) };
const loaded = await loadImage(
  { ...plainChoice(reference), keepContents: true },
  {
    stdin: { isTTY: false, open: none },
    env: {},
    progress: silentProgress,
    note: () => {},
    indexThread: null,
  },
);
const { analysis } = await judgeImage(loaded, which === 'all' ? allRules : noRules, null);
await loaded.close();
if (analysis.summary.files === 0) throw new Error('no files');
