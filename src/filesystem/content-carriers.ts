import type { ImageTree } from './image-tree.ts';

/** Bytes that come to a path, or go from it when negative; 0 when only something about it changed. */
export interface CarriedBytes {
  readonly node: number;
  readonly bytes: number;
}

/**
 * Which path counts for a content that has several names: the first of them that is visible. When
 * that one is hidden, the next takes over.
 */
export class ContentCarriers {
  readonly #tree: ImageTree;
  /** The names of each content that has more than one, by the version that stores it. */
  readonly #names = new Map<number, number[]>();

  constructor(tree: ImageTree) {
    this.#tree = tree;
    const { inode } = tree.versions;
    for (let version = 0; version < tree.versions.count; version++) {
      const stored = inode.at(version);
      if (stored === version) continue;
      const names = this.#names.get(stored) ?? [stored];
      names.push(version);
      this.#names.set(stored, names);
    }
  }

  /** What `layer` moves, path by path; all of a layer's changes are in it. */
  *changesBy(layer: number): Generator<CarriedBytes> {
    const { versions } = this.#tree;
    for (const version of this.#tree.versionsMadeBy(layer)) {
      const bytes = this.#carrierAt(version, layer) === version ? this.#bytesOf(version) : 0;
      yield { node: versions.node.at(version), bytes };
    }
    for (const version of this.#tree.versionsEndedBy(layer)) {
      if (versions.layer.at(version) === layer) continue;
      const carries = this.#carrierAt(version, layer - 1) === version;
      yield {
        node: versions.node.at(version),
        bytes: carries ? -this.#bytesOf(version) : 0,
      };
      const heir = carries ? this.#carrierAt(version, layer) : null;
      // What the layer itself made was told above.
      if (heir === null || versions.layer.at(heir) === layer) continue;
      yield { node: versions.node.at(heir), bytes: this.#bytesOf(heir) };
    }
  }

  #bytesOf(version: number): number {
    return this.#tree.contentBytes(version);
  }

  /** The name that counts at `layer` for the content of `version`, or null when none is visible. */
  #carrierAt(version: number, layer: number): number | null {
    const { versions } = this.#tree;
    const names = this.#names.get(versions.inode.at(version)) ?? [version];
    return names.find((name) => versions.isVisibleAt(name, layer)) ?? null;
  }
}
