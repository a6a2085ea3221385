import type { LoadImage } from '../../src/cli/loaded-image.ts';
import { silentProgress } from '../../src/cli/progress.ts';
import type { ByteStream } from '../../src/model/bytes.ts';
import { plainChoice } from '../support/plain-choice.ts';

/** Loads an image up to its tree, from standard input where it is asked for. */
export async function wholeTree(load: LoadImage, input: () => ByteStream): Promise<void> {
  const loaded = await load(plainChoice('-'), {
    stdin: { isTTY: false, open: input },
    env: {},
    progress: silentProgress,
    note: () => {},
    indexThread: null,
  });
  if (loaded.tree.layers.every(({ count }) => count === 0)) throw new Error('no files');
  await loaded.close();
}
