import type { ImageTree } from '../filesystem/image-tree.ts';
import { LayerscopeError } from '../model/error.ts';

/** The layer that `--layer` names, if the image has it. */
export function knownLayer({ layerCount }: ImageTree, layer: number): number {
  if (layer < layerCount) return layer;
  throw new LayerscopeError({
    code: 'usage',
    tried: `look into layer ${layer}`,
    failed: `the image has ${layerCount} layers, counted from 0`,
    advice: layerCount === 0 ? 'It has no files.' : `Choose one from 0 to ${layerCount - 1}.`,
  });
}
