import { EntryBudget } from '../model/entry-budget.ts';
import { LayerscopeError } from '../model/error.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';

/** Roughly what a path, or a version of one, takes besides its name. */
const itemBytes = 64;

/**
 * How far the tree of some layers may grow: in proportion to their records, because one of them can
 * stand for thousands of directories, and be repeated by thousands of layers.
 */
export class TreeBudget {
  readonly #budget = new EntryBudget();

  /** Throws `limit-exceeded` if the layers have too many records together. */
  constructor(layers: readonly LayerIndex[]) {
    const seen = new Set<LayerIndex>();
    for (const index of layers) {
      // A layer that comes again takes as much, but brings nothing.
      this.#budget.spend(index.count, seen.has(index) ? index.count * limits.bytesPerEntry : 0);
      seen.add(index);
    }
    if (this.#budget.isOverdrawn) throw tooLarge('more entries');
  }

  /** Takes note of a path, of a version of one, or of a step to one. Throws `limit-exceeded`. */
  spend(nameBytes: number): void {
    this.#budget.spend(0, nameBytes + itemBytes);
    if (this.#budget.isOverdrawn) throw tooLarge('more paths, or longer ones,');
  }
}

function tooLarge(what: string): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: 'put the layers on one tree',
    failed: `they have ${what} than layerscope takes`,
    advice: 'No builder makes such an image: check where it comes from.',
  });
}
