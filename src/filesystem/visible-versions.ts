import type { ImageTree } from './image-tree.ts';

/** The versions that are visible at one layer: by node, one more than its version, or 0. */
export type VisibleVersions = Readonly<Uint32Array>;

/**
 * Which versions are visible, for one layer after another: the next is made from the last, by what
 * the layers between them changed.
 */
export class VisibleVersionsMaker {
  readonly #tree: ImageTree;
  #last: { readonly layer: number; readonly visible: VisibleVersions };

  constructor(tree: ImageTree) {
    this.#tree = tree;
    this.#last = { layer: -1, visible: new Uint32Array(tree.nodeCount) };
  }

  /** `layer` -1 is before the first one. */
  at(layer: number): VisibleVersions {
    if (this.#last.layer === layer) return this.#last.visible;
    const visible = Uint32Array.from(this.#last.visible);
    for (let below = this.#last.layer + 1; below <= layer; below++) this.#put(visible, below);
    for (let above = this.#last.layer; above > layer; above--) this.#take(visible, above);
    this.#last = { layer, visible };
    return visible;
  }

  /** Puts `layer` on the one below. */
  #put(visible: Uint32Array, layer: number): void {
    const { node, end } = this.#tree.versions;
    for (const version of this.#tree.versionsEndedBy(layer)) visible[node.at(version)] = 0;
    for (const version of this.#tree.versionsMadeBy(layer)) {
      if (end.at(version) !== layer) visible[node.at(version)] = version + 1;
    }
  }

  /** Takes `layer` off again. */
  #take(visible: Uint32Array, layer: number): void {
    const { node, layer: maker } = this.#tree.versions;
    for (const version of this.#tree.versionsMadeBy(layer)) visible[node.at(version)] = 0;
    for (const version of this.#tree.versionsEndedBy(layer)) {
      if (maker.at(version) !== layer) visible[node.at(version)] = version + 1;
    }
  }
}
