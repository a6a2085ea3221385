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

  constructor(tree: ImageTree) {
    this.#tree = tree;
    const { versions } = tree;
    this.#last = new Uint32Array(versions.count);
    for (let version = 0; version < versions.count; version++) this.#last[version] = version;
    for (let name = 0; name < versions.count; name++) {
      const inode = versions.inode.at(name);
      const last = this.#last[inode] ?? inode;
      if (versions.end.at(name) > versions.end.at(last)) this.#last[inode] = name;
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
}
