import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Analysis } from './analysis.ts';
import { ContentNames } from './content-names.ts';
import type { Contents } from './contents.ts';
import { diveFigures } from './dive.ts';
import { findDuplicates } from './duplicates.ts';
import { layerFigures } from './layer-figures.ts';
import { summarise } from './summary.ts';
import { findWaste } from './waste.ts';

/** Judges an image. `contents` must tell apart all that the content questions asks for. */
export function analyse(tree: ImageTree, contents: Contents, baseCount: number): Analysis {
  const names = new ContentNames(tree);
  const layers = tree.layers.map((_, layer) => layerFigures(tree, contents, names, layer));
  const waste = findWaste(tree, contents, names);
  return {
    summary: summarise(tree, layers, waste, baseCount),
    layers,
    waste,
    findings: [],
    duplicates: findDuplicates(tree, contents, names),
    dive: diveFigures(tree),
  };
}
