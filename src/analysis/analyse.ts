import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Analysis } from './analysis.ts';
import { ContentNames } from './content-names.ts';
import { Contents, type ContentDigests } from './contents.ts';
import { diveFigures } from './dive.ts';
import { findDuplicates } from './duplicates.ts';
import { layerFigures } from './layer-figures.ts';
import { summarise } from './summary.ts';
import { findWaste } from './waste.ts';

/** Judges an image. `digests` must answer `contentQuestions(tree)`. */
export function analyse(tree: ImageTree, digests: ContentDigests, baseCount: number): Analysis {
  const contents = new Contents(tree, digests);
  const names = new ContentNames(tree);
  const layers = tree.layers.map((_, layer) => layerFigures(tree, contents, names, layer));
  const waste = findWaste(tree, contents, names);
  return {
    summary: summarise(tree, layers, waste, baseCount),
    layers,
    waste,
    duplicates: findDuplicates(tree, contents, names),
    dive: diveFigures(tree),
  };
}
