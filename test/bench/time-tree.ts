import { loadImage } from '../../src/cli/load-image.ts';
import { silentProgress } from '../../src/cli/progress.ts';
import { buildTree } from '../../src/filesystem/build-tree.ts';
import { plainChoice } from '../support/plain-choice.ts';

/** Milliseconds from the indexes of an archive's layers to its tree, each time. */
export async function timeTree(path: string, rounds: number): Promise<readonly number[]> {
  const none = async function* (): AsyncGenerator<Uint8Array> {};
  const loaded = await loadImage(plainChoice(path), {
    stdin: { isTTY: false, open: none },
    env: {},
    progress: silentProgress,
    note: () => {},
  });
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    buildTree(loaded.tree.layers);
    return performance.now() - began;
  });
  await loaded.close();
  return times;
}
