import { ImageContents } from '../../src/cli/image-contents.ts';
import type { Extraction } from '../../src/extraction/extraction.ts';
import { planExtraction } from '../../src/extraction/plan-extraction.ts';
import { rootPath } from '../../src/model/path-table.ts';
import { analysed, type LayerSpecs } from './analysed.ts';
import { memoryBlob } from './memory.ts';
import { buildTar } from './tar.ts';

/** A plan to extract the whole final filesystem of an image with these layers. */
export async function extractionOf(layers: LayerSpecs): Promise<Extraction> {
  const { tree } = await analysed(layers);
  const contents = new ImageContents(
    tree,
    layers.map((layer) => memoryBlob(buildTar(layer))),
  );
  return planExtraction(tree, tree.layerCount - 1, rootPath, (version) => contents.of(version));
}
