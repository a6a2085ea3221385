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

/**
 * Puts the layers of an image on one tree, the lowest first: each as soon as it is indexed, so that
 * little is left to do after the last.
 */
export class TreeBuilder {
  #state: TreeState | null = null;
  readonly #warnings = new WarningList<Warning>();

  /** Puts one more layer on top. Throws `limit-exceeded`. */
  add(index: LayerIndex): void {
    this.#state ??= new TreeState(index.paths);
    applyLayer(this.#state, index, this.#warnings);
  }

  finish(): BuiltTree {
    const state = this.#state ?? new TreeState(null);
    // A builder may stay behind, and half of the state is for layers that do not come.
    this.#state = null;
    return {
      tree: new ImageTree(state),
      warnings: this.#warnings.finish((code, message) => ({
        code,
        message,
        path: null,
        layer: null,
        offset: null,
      })),
    };
  }
}
