import type { DirectoryBytes } from '../../filesystem/directory-bytes.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { Look } from '../look.ts';

/**
 * Below which directories the looked-at layers changed something. What they touched is visited once,
 * and only as far as it takes to answer what is asked.
 */
export class ChangedBelow {
  readonly #tree: ImageTree;
  readonly #bytes: DirectoryBytes;
  readonly #look: Look;
  readonly #isChanged: (node: number) => boolean;
  readonly #toVisit: Generator<number>;
  /** By node, 1 where something below it is known to have changed. */
  readonly #below: Uint8Array;

  /** To be touched is not enough for `isChanged`: a layer can list again what is there already. */
  constructor(
    tree: ImageTree,
    bytes: DirectoryBytes,
    look: Look,
    isChanged: (node: number) => boolean,
  ) {
    this.#tree = tree;
    this.#bytes = bytes;
    this.#look = look;
    this.#isChanged = isChanged;
    this.#toVisit = touchedNodes(tree, look);
    this.#below = new Uint8Array(tree.nodeCount);
  }

  has(node: number): boolean {
    const { first, last } = this.#look;
    if (!this.#bytes.isTouched(node, first, last)) return false;
    while (this.#below[node] === 0) {
      const next = this.#toVisit.next();
      if (next.done === true) return false;
      this.#visit(next.value);
    }
    return true;
  }

  /** By node, 1 where something below it changed. */
  all(): Readonly<Uint8Array> {
    for (const node of this.#toVisit) this.#visit(node);
    return this.#below;
  }

  #visit(node: number): void {
    const parent = this.#tree.parentOf(node);
    if (this.#below[parent] === 1 || !this.#isChanged(node)) return;
    // The root is above itself.
    for (let at = parent; this.#below[at] === 0; at = this.#tree.parentOf(at)) this.#below[at] = 1;
  }
}

function* touchedNodes(tree: ImageTree, { first, last }: Look): Generator<number> {
  const { node } = tree.versions;
  for (let layer = first; layer <= last; layer++) {
    for (const version of tree.versionsMadeBy(layer)) yield node.at(version);
    for (const version of tree.versionsEndedBy(layer)) yield node.at(version);
  }
}
