import type { ImageTree } from '../filesystem/image-tree.ts';
import { live } from '../filesystem/versions.ts';

/**
 * For each version that stores content, the name that kept it alive longest: content is live while
 * any of its names is. Of names that ended together, the one that stored the content, else the
 * first.
 */
export class ContentNames {
  readonly #tree: ImageTree;
  /** By the version that stores a content, the name that outlived it, where one did. */
  readonly #last = new Map<number, number>();
  /** By the same, of a content with several names, how many are visible at the end. */
  readonly #visible = new Map<number, number>();

  constructor(tree: ImageTree) {
    this.#tree = tree;
    const { versions } = tree;
    // No other record gives a content one more name.
    if (tree.layers.every(({ hardlinkTarget }) => hardlinkTarget.size === 0)) return;
    for (let name = 0; name < versions.count; name++) {
      const inode = versions.inode.at(name);
      if (inode !== name) this.#addName(inode, name);
    }
  }

  /** The name, as a version, through which the content that `inode` stores was last visible. */
  lastName(inode: number): number {
    return this.#last.get(inode) ?? inode;
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
      const all = this.#visible.get(inode) ?? 1;
      if (all > 1) shared.set(inode, given);
      if (given === all) found.push(inode);
    }
    return found;
  }

  /** Takes note of one more name than the one that stored the content. */
  #addName(inode: number, name: number): void {
    const { end } = this.#tree.versions;
    const visible = this.#visible.get(inode) ?? (end.at(inode) === live ? 1 : 0);
    this.#visible.set(inode, end.at(name) === live ? visible + 1 : visible);
    if (end.at(name) > end.at(this.lastName(inode))) this.#last.set(inode, name);
  }
}
