import { EntryBudget } from '../model/entry-budget.ts';
import { LayerscopeError } from '../model/error.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';

/** Roughly what a path, with a version, takes besides its name. */
const pathBytes = 64;

/**
 * How far the tree of an image's layers may grow: in proportion to their records, because one of them can
 * stand for thousands of directories, and be repeated by thousands of layers. It has twice the room
 * of the indexes: what could be indexed makes a tree, unless layers repeat it.
 */
export class TreeBudget {
  readonly #budget = new EntryBudget(limits.entries, 2 * limits.bytesBesides);
  readonly #seen = new Set<LayerIndex>();

  /** Takes note of one more layer. Throws `limit-exceeded` if all have too many records together. */
  take(index: LayerIndex): void {
    // Who repeats a layer brings no bytes, and has them taken for it.
    const again = this.#seen.has(index) ? 2 * index.count * limits.bytesPerEntry : 0;
    this.#budget.spend(index.count, again);
    this.#seen.add(index);
    this.#check('more entries');
  }

  /**
   * Takes note of a path, of a version of one, or of a step to one, half of what both take. Throws
   * `limit-exceeded`.
   */
  spend(nameBytes: number): void {
    // Whole: V8 puts other numbers into objects.
    this.#budget.spend(0, Math.ceil((nameBytes + pathBytes) / 2));
    this.#check('more paths, or longer ones,');
  }

  #check(what: string): void {
    if (this.#budget.isOverdrawn) throw tooLarge(what);
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
