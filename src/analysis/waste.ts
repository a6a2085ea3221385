import type { ImageTree } from '../filesystem/image-tree.ts';
import { endings } from '../filesystem/versions.ts';
import type { ByteString } from '../model/byte-string.ts';
import { type Attribute, differences } from './attributes.ts';
import type { ContentNames } from './content-names.ts';
import type { Contents } from './contents.ts';

/** Why stored bytes are hidden from the final filesystem. Every shadowed version has exactly one. */
export const causes = [
  'deleted',
  'overwritten',
  'rewritten',
  'moved',
  'replaced',
  'repeated',
] as const;
export type Cause = (typeof causes)[number];

/** One shadowed version: bytes that ship and that no container can see. */
export interface Waste {
  readonly path: ByteString;
  /** The path's node. */
  readonly node: number;
  readonly cause: Cause;
  /** For `rewritten`: what changed besides nothing; empty when nothing did. Else empty. */
  readonly attributes: readonly Attribute[];
  readonly bytes: number;
  /** The layer that stored the bytes. */
  readonly layer: number;
  /** The layer that hid them. */
  readonly shadowedBy: number;
}

/** Every stored content that the final filesystem does not show, with its one cause. */
export function findWaste(
  tree: ImageTree,
  contents: Contents,
  names: ContentNames,
): readonly Waste[] {
  const { versions } = tree;
  const finder = new CauseFinder(tree, contents);
  const rows: Waste[] = [];
  for (const hidingLayer of tree.layers.keys()) {
    // What stores a hidden content is hidden itself, though a name of it may outlive it.
    for (const version of tree.versionsEndedBy(hidingLayer)) {
      const bytes = tree.storedBytes(version);
      if (bytes === 0 || names.isLive(version)) continue;
      const name = names.lastName(version);
      const node = versions.node.at(name);
      rows.push({
        path: tree.pathOf(node),
        node,
        ...finder.of(name),
        bytes,
        layer: versions.layer.at(version),
        shadowedBy: versions.end.at(name),
      });
    }
  }
  return rows.sort(largestFirst);
}

function largestFirst(a: Waste, b: Waste): number {
  if (a.bytes !== b.bytes) return b.bytes - a.bytes;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.layer - b.layer;
}

class CauseFinder {
  readonly #tree: ImageTree;
  readonly #contents: Contents;
  /** Contents that a layer added, made when first asked for. */
  readonly #addedBy = new Map<number, ReadonlySet<number>>();

  constructor(tree: ImageTree, contents: Contents) {
    this.#tree = tree;
    this.#contents = contents;
  }

  of(version: number): { readonly cause: Cause; readonly attributes: readonly Attribute[] } {
    const { versions } = this.#tree;
    const layer = versions.end.at(version);
    if (versions.layer.at(version) === layer) {
      const again = versions.ending.at(version) === endings.covered;
      return { cause: again ? 'repeated' : 'deleted', attributes: [] };
    }
    const successor = this.#tree.versionAt(versions.node.at(version), layer);
    if (successor === null) {
      const moved = this.#contentsAddedBy(layer).has(this.#contents.identityOf(version));
      return { cause: moved ? 'moved' : 'deleted', attributes: [] };
    }
    if (this.#tree.typeOf(successor) !== 'file') return { cause: 'replaced', attributes: [] };
    if (!this.#contents.equal(version, successor)) return { cause: 'overwritten', attributes: [] };
    return {
      cause: 'rewritten',
      attributes: differences(this.#tree, this.#contents, version, successor),
    };
  }

  /** Identities of the contents that `layer` put where they were not before. */
  #contentsAddedBy(layer: number): ReadonlySet<number> {
    const known = this.#addedBy.get(layer);
    if (known !== undefined) return known;
    const { versions } = this.#tree;
    const added = new Set<number>();
    for (const version of this.#tree.versionsMadeBy(layer)) {
      if (this.#tree.storedBytes(version) === 0 || versions.end.at(version) <= layer) continue;
      const before = this.#tree.versionAt(versions.node.at(version), layer - 1);
      const same = before !== null && this.#contents.equal(before, version);
      if (!same) added.add(this.#contents.identityOf(version));
    }
    this.#addedBy.set(layer, added);
    return added;
  }
}
