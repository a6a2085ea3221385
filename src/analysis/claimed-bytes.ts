import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Waste } from './waste.ts';

/** Contents that are claimed for their bytes. */
export interface Claimed {
  /** Versions that store live content, each once. */
  readonly live: readonly number[];
  /** Rows of the waste, each once. */
  readonly waste: readonly Waste[];
}

export interface Bytes {
  readonly own: number;
  readonly base: number;
  readonly reclaimable: number;
}

/** What the contents of `claimed` take; the first `baseCount` layers are the base's. */
export function bytesOf({ live, waste }: Claimed, tree: ImageTree, baseCount: number): Bytes {
  const sums = { own: 0, base: 0, reclaimable: 0 };
  for (const version of live) {
    const isOwn = tree.versions.layer.at(version) >= baseCount;
    sums[isOwn ? 'own' : 'base'] += tree.storedBytes(version);
  }
  for (const row of waste) {
    sums[isOwnWaste(row, baseCount) ? 'own' : 'base'] += row.bytes;
    sums.reclaimable += row.bytes;
  }
  return sums;
}

/**
 * Whether the image's own Dockerfile can save what is wasted. Bytes of the base stay, except that
 * an own layer which stores the same content once more need not do so.
 */
function isOwnWaste({ cause, layer, shadowedBy }: Waste, baseCount: number): boolean {
  const isStoredAgain = cause === 'rewritten' || cause === 'moved';
  return layer >= baseCount || (isStoredAgain && shadowedBy >= baseCount);
}

/** The union of claims. */
export class ClaimedUnion {
  readonly #isLive: Uint8Array;
  readonly #waste = new Set<Waste>();

  constructor(tree: ImageTree) {
    this.#isLive = new Uint8Array(tree.versions.count);
  }

  /** Adds what `claimed` holds and returns what of it was not there yet. */
  add({ live, waste }: Claimed): Claimed {
    const added = {
      live: live.filter((version) => this.#isLive[version] === 0),
      waste: waste.filter((row) => !this.#waste.has(row)),
    };
    for (const version of added.live) this.#isLive[version] = 1;
    for (const row of added.waste) this.#waste.add(row);
    return added;
  }
}
