import { DirectoryBytes } from '../../src/filesystem/directory-bytes.ts';
import type { ExploredImage } from '../../src/tui/explored-image.ts';
import { analysed, type LayerSpecs } from './analysed.ts';
import { imageOf } from './image.ts';

/** An image as the explorer has it once everything is known, from its layers' records. */
export async function explored(layers: LayerSpecs, baseCount = 0): Promise<ExploredImage> {
  const { tree, contents, analysis, warnings } = await analysed(layers, baseCount);
  return {
    reference: 'app.tar',
    image: imageOf(layers.length, baseCount),
    tree,
    bytes: new DirectoryBytes(tree),
    contents,
    analysis,
    warnings,
  };
}
