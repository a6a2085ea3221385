import type { ImageTree } from '../filesystem/image-tree.ts';
import { live } from '../filesystem/versions.ts';

/**
 * For each version that stores content, the name that kept it alive longest: content is live while
 * any of its names is. Of names that ended together, the one that stored the content, else the
 * first.
 */
export class ContentNames {
  readonly #tree: ImageTree;
  readonly #last: Uint32Array;
  /** By the version that stores a content, how many of its names are visible at the end. */
  readonly #visible: Uint32Array;

  constructor(tree: ImageTree) {
    this.#tree = tree;
    const { versions } = tree;
    this.#last = new Uint32Array(versions.count);
    this.#visible = new Uint32Array(versions.count);
    for (let version = 0; version < versions.count; version++) this.#last[version] = version;
    for (let name = 0; name < versions.count; name++) {
      const inode = versions.inode.at(name);
      const last = this.#last[inode] ?? inode;
      if (versions.end.at(name) > versions.end.at(last)) this.#last[inode] = name;
      if (versions.end.at(name) === live) this.#visible[inode] = (this.#visible[inode] ?? 0) + 1;
    }
  }

  /** The name, as a version, through which the content that `inode` stores was last visible. */
  lastName(inode: number): number {
    return this.#last[inode] ?? inode;
  }

  /** Whether the final filesystem shows the content that `inode` stores. */
  isLive(inode: number): boolean {
    return this.#tree.versions.end.at(this.lastName(inode)) === live;
  }

  /**
   * Of visible names, as versions, the live contents that would go with them, as the versions that
   * store them: those that have no other visible name, each once, the empty ones left out.
   */
  contentsOf(names: Iterable<number>): readonly number[] {
    const { versions } = this.#tree;
    const found: number[] = [];
    const shared = new Map<number, number>();
    for (const name of names) {
      const inode = versions.inode.at(name);
      if (versions.end.at(name) !== live || this.#tree.storedBytes(inode) === 0) continue;
      const given = (shared.get(inode) ?? 0) + 1;
      const all = this.#visible[inode] ?? 1;
      if (all > 1) shared.set(inode, given);
      if (given === all) found.push(inode);
    }
    return found;
  }
}
