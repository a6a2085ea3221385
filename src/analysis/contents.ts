import type { ImageTree } from '../filesystem/image-tree.ts';
import { type Digest, isDigest } from '../model/digest.ts';
import { contentDigestBytes } from '../model/layer-index.ts';

/** SHA-256 of contents, per layer, as `LayerIndex.digests` has them; null where none were taken. */
export type ContentDigests = readonly (Uint8Array | null)[];

/**
 * Which files have equal contents. A content without a digest equals only itself, which is right
 * as long as every content was asked for that shares its size with another.
 */
export class Contents {
  readonly #tree: ImageTree;
  readonly #digests: ContentDigests;
  /** By version: the first version that stores an equal content. */
  readonly #identity: Uint32Array;

  constructor(tree: ImageTree, digests: ContentDigests) {
    this.#tree = tree;
    this.#digests = digests;
    this.#identity = this.#identify();
  }

  /** A number that versions share if and only if their contents are equal and not empty. */
  identityOf(version: number): number {
    return this.#identity[this.#tree.versions.inode.at(version)] ?? version;
  }

  /** Whether two files have the same bytes. */
  equal(a: number, b: number): boolean {
    const size = this.#tree.contentBytes(a);
    if (size !== this.#tree.contentBytes(b)) return false;
    return size === 0 || this.identityOf(a) === this.identityOf(b);
  }

  /** The digest of a version's content, where it was taken. */
  digestOf(version: number): Digest | null {
    const bytes = this.#bytesOf(this.#tree.versions.inode.at(version));
    const digest = bytes === null ? '' : `sha256:${Buffer.from(bytes).toString('hex')}`;
    return isDigest(digest) ? digest : null;
  }

  /** Contents are looked up by the first bytes of their digests, which spread by nature. */
  #identify(): Uint32Array {
    const { versions } = this.#tree;
    const identity = Uint32Array.from({ length: versions.count }, (_, version) => version);
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(versions.count * 2 + 2)));
    for (let version = 0; version < versions.count; version++) {
      const bytes = this.#bytesOf(version);
      if (bytes === null) continue;
      let slot = firstWord(bytes) & (slots.length - 1);
      for (let other = slots[slot]; other !== undefined && other !== 0; other = slots[slot]) {
        if (this.#same(other - 1, version, bytes)) break;
        slot = (slot + 1) & (slots.length - 1);
      }
      if (slots[slot] === 0) slots[slot] = version + 1;
      identity[version] = (slots[slot] ?? 1) - 1;
    }
    return identity;
  }

  #same(other: number, version: number, bytes: Uint8Array): boolean {
    if (this.#tree.storedBytes(other) !== this.#tree.storedBytes(version)) return false;
    const otherBytes = this.#bytesOf(other);
    return otherBytes !== null && Buffer.compare(otherBytes, bytes) === 0;
  }

  /** The digest of what a version itself stores; null for holes, whose bytes are elsewhere. */
  #bytesOf(version: number): Uint8Array | null {
    const { versions, layers } = this.#tree;
    const layer = versions.layer.at(version);
    const entry = versions.entry.at(version);
    const digests = this.#digests[layer];
    if (entry < 0 || !digests || this.#tree.storedBytes(version) === 0) return null;
    if (layers[layer]?.sparse.has(entry) === true) return null;
    const start = entry * contentDigestBytes;
    const bytes = digests.subarray(start, start + contentDigestBytes);
    return firstWord(bytes) === 0 ? null : bytes;
  }
}

function firstWord(bytes: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
