import type { ImageTree } from '../../filesystem/image-tree.ts';
import { rootPath } from '../../model/path-table.ts';
import type { LookedPaths } from './looked-paths.ts';
import type { PathTest } from './path-tests.ts';

const onTheWay = 1;
const match = 2;

/** Which paths of a look are to be shown: those that pass a test, and the directories above them. */
export class Marks {
  /** How many paths pass. */
  readonly matches: number;
  readonly #marks: Uint8Array;

  constructor(tree: ImageTree, paths: LookedPaths, test: PathTest) {
    const marks = new Uint8Array(tree.nodeCount);
    let matches = 0;
    // A parent has a smaller number than its children.
    for (let node = marks.length - 1; node > rootPath; node--) {
      if (!paths.exists(node)) continue;
      if (test(node)) {
        marks[node] = match;
        matches++;
      }
      if (marks[node] === 0) continue;
      const parent = tree.parentOf(node);
      if (marks[parent] === 0) marks[parent] = onTheWay;
    }
    this.#marks = marks;
    this.matches = matches;
  }

  isShown(node: number): boolean {
    return this.#marks[node] !== 0;
  }

  isMatch(node: number): boolean {
    return this.#marks[node] === match;
  }
}
