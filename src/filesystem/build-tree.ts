import type { LayerIndex } from '../model/layer-index.ts';
import { WarningList } from '../model/warning-list.ts';
import type { Warning } from '../model/warning.ts';
import { applyLayer } from './apply-layer.ts';
import { ImageTree } from './image-tree.ts';
import { TreeState } from './tree-state.ts';

export interface BuiltTree {
  readonly tree: ImageTree;
  readonly warnings: readonly Warning[];
}

/** Puts all layers of an image, lowest first, on one tree. */
export function buildTree(layers: readonly LayerIndex[]): BuiltTree {
  const state = new TreeState(layers);
  const warnings = new WarningList<Warning>();
  for (const [layer, index] of layers.entries()) {
    applyLayer(state, index, layer, warnings);
  }
  return {
    tree: new ImageTree(state),
    warnings: warnings.finish((code, message) => ({
      code,
      message,
      path: null,
      layer: null,
      offset: null,
    })),
  };
}
