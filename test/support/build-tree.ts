import { type BuiltTree, TreeBuilder } from '../../src/filesystem/tree-builder.ts';
import type { LayerIndex } from '../../src/model/layer-index.ts';

/** The tree of layers that are all there. */
export function buildTree(layers: readonly LayerIndex[]): BuiltTree {
  const builder = new TreeBuilder();
  for (const index of layers) builder.add(index);
  return builder.finish();
}
