import type { Analysis } from '../../analysis/analysis.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { Look } from '../look.ts';
import { rememberLast } from '../screen/remember.ts';

/** By node, 1 where layers of a look store bytes that the final filesystem does not show. */
export function wastedNodes(
  tree: ImageTree,
  analysis: Analysis,
  { first, last }: Look,
): Readonly<Uint8Array> {
  return inLayers(tree, analysis, first, last);
}

const inLayers = rememberLast(
  (tree: ImageTree, { waste }: Analysis, first: number, last: number): Readonly<Uint8Array> => {
    const wasted = new Uint8Array(tree.nodeCount);
    for (const { layer, path } of waste) {
      const node = first <= layer && layer <= last ? tree.find(path) : null;
      if (node !== null) wasted[node] = 1;
    }
    return wasted;
  },
);
