import { analyse } from '../../src/analysis/analyse.ts';
import { noWindows } from '../../src/analysis/content-windows.ts';
import { Contents } from '../../src/analysis/contents.ts';
import { allRules } from '../../src/analysis/finding-settings.ts';
import { loadImage } from '../../src/cli/load-image.ts';
import { silentProgress } from '../../src/cli/progress.ts';
import { plainChoice } from '../support/plain-choice.ts';

// The whole analysis but for the questions about contents: no byte of a file is read.
async function analyseWithoutContents(reference: string): Promise<void> {
  const { image, tree } = await loadImage(plainChoice(reference), {
    stdin: { isTTY: false, open: noInput },
    env: {},
    progress: silentProgress,
    note: () => {},
    indexThread: null,
  });
  const digests = tree.layers.map(() => null);
  const contents = new Contents(tree, digests);
  const { summary } = analyse(
    { tree, image, contents, windows: noWindows, dockerfile: null },
    allRules,
  );
  if (summary.files === 0) throw new Error('no files');
}

async function* noInput(): AsyncGenerator<Uint8Array> {}

void analyseWithoutContents(process.argv[2] ?? '');
