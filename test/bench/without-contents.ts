import { analyse } from '../../src/analysis/analyse.ts';
import { Contents } from '../../src/analysis/contents.ts';
import { loadImage } from '../../src/cli/load-image.ts';
import { silentProgress } from '../../src/cli/progress.ts';

// The whole analysis but for the questions about contents: no byte of a file is read.
const [reference = ''] = process.argv.slice(2);
const none = async function* (): AsyncGenerator<Uint8Array> {};
const { image, tree } = await loadImage(
  {
    reference,
    image: null,
    platform: null,
    engine: { host: null, name: null, pull: null, localStore: true },
    baseLayers: null,
    verify: false,
    ignoreErrors: false,
    keepContents: false,
    registry: { username: null, insecure: false, caFile: null },
  },
  { stdin: { isTTY: false, open: none }, env: {}, progress: silentProgress, note: () => {} },
);
const digests = tree.layers.map(() => null);
const { summary } = analyse(tree, new Contents(tree, digests), image.base.count);
if (summary.files === 0) throw new Error('no files');
