import type { ImageTree } from '../filesystem/image-tree.ts';
import { type Digest, sha256Digest } from '../model/digest.ts';
import { hashSeed } from '../model/hash-seed.ts';
import { contentDigestBytes } from '../model/layer-index.ts';

/** SHA-256 of contents, per layer, as `LayerIndex.digests` has them; null where none were taken. */
export type ContentDigests = readonly (Uint8Array | null)[];

/**
 * Which files have equal contents. A content without a digest equals only itself, which is right
 * as long as every content was asked for that shares its size with another.
 */
export class Contents {
  readonly #tree: ImageTree;
  readonly #digests: readonly (Buffer | null)[];
  /** By version: the first version that stores an equal content. */
  readonly #identity: Uint32Array;
  readonly #copies = new Map<number, number[]>();

  constructor(tree: ImageTree, digests: ContentDigests) {
    this.#tree = tree;
    this.#digests = digests.map((bytes) => (bytes === null ? null : bufferOf(bytes)));
    this.#identity = this.#identify();
  }

  /** A number that versions share if and only if their contents are equal and not empty. */
  identityOf(version: number): number {
    return this.#identity[this.#tree.versions.inode.at(version)] ?? version;
  }

  /** By identity, the versions that store each content that more than one of them stores. */
  get copies(): ReadonlyMap<number, readonly number[]> {
    return this.#copies;
  }

  /** Whether two files have the same bytes. */
  equal(a: number, b: number): boolean {
    const size = this.#tree.contentBytes(a);
    if (size !== this.#tree.contentBytes(b)) return false;
    return size === 0 || this.identityOf(a) === this.identityOf(b);
  }

  /** The digest of a version's content, where it was taken. */
  digestOf(version: number): Digest | null {
    const inode = this.#tree.versions.inode.at(version);
    const digests = this.#digestsOf(inode);
    if (digests === null) return null;
    const start = this.#startOf(inode);
    return sha256Digest(digests.toString('hex', start, start + contentDigestBytes));
  }

  /**
   * Contents are looked up by the first bytes of their digests, which spread by nature. Whoever
   * searches for contents that begin alike there does not know by what they are multiplied.
   */
  #identify(): Uint32Array {
    const { versions } = this.#tree;
    const identity = new Uint32Array(versions.count);
    const bits = Math.ceil(Math.log2(versions.count * 1.5 + 2));
    const slots = new Uint32Array(2 ** bits);
    for (let version = 0; version < versions.count; version++) {
      identity[version] = version;
      const digests = this.#digestsOf(version);
      if (digests === null) continue;
      const start = digests.readUInt32LE(this.#startOf(version));
      let slot = Math.imul(start, hashSeed | 1) >>> (32 - bits);
      while (slots[slot] !== 0 && !this.#same((slots[slot] ?? 0) - 1, version, digests)) {
        slot = (slot + 1) & (slots.length - 1);
      }
      if (slots[slot] === 0) slots[slot] = version + 1;
      else this.#addCopy((slots[slot] ?? 0) - 1, version);
      identity[version] = (slots[slot] ?? 1) - 1;
    }
    return identity;
  }

  #addCopy(first: number, version: number): void {
    const copies = this.#copies.get(first);
    if (copies === undefined) this.#copies.set(first, [first, version]);
    else copies.push(version);
  }

  #same(other: number, version: number, digests: Buffer): boolean {
    if (this.#tree.storedBytes(other) !== this.#tree.storedBytes(version)) return false;
    const others = this.#digests[this.#tree.versions.layer.at(other)] ?? null;
    const [a, b] = [this.#startOf(other), this.#startOf(version)];
    return others?.compare(digests, b, b + contentDigestBytes, a, a + contentDigestBytes) === 0;
  }

  /** Its layer's digests, if they have one of what the version itself stores. */
  #digestsOf(version: number): Buffer | null {
    const { versions, layers } = this.#tree;
    const layer = versions.layer.at(version);
    const digests = this.#digests[layer] ?? null;
    if (digests === null || this.#tree.storedBytes(version) === 0) return null;
    // What a sparse file stores is not its content: two with the same bytes can differ in holes.
    if (layers[layer]?.sparse.has(versions.entry.at(version)) === true) return null;
    return digests.readUInt32LE(this.#startOf(version)) === 0 ? null : digests;
  }

  #startOf(version: number): number {
    return this.#tree.versions.entry.at(version) * contentDigestBytes;
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
