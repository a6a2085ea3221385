import { loadImage } from '../../src/cli/load-image.ts';
import { silentProgress } from '../../src/cli/progress.ts';
import { plainChoice } from '../support/plain-choice.ts';

// Prints the milliseconds from the index of an archive's last layer to its tree, as a program that
// has just started needs them.
const [path = ''] = process.argv.slice(2);
const none = async function* (): AsyncGenerator<Uint8Array> {};
let indexed = 0;
const loaded = await loadImage(plainChoice(path), {
  stdin: { isTTY: false, open: none },
  env: {},
  progress: {
    ...silentProgress,
    finishLayer: () => {
      indexed = performance.now();
    },
  },
  note: () => {},
  indexThread: null,
});
console.log(performance.now() - indexed);
await loaded.close();
