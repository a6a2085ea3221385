import type { ImageTree } from '../filesystem/image-tree.ts';
import { type Digest, sha256Digest } from '../model/digest.ts';
import { hashSeed } from '../model/hash-seed.ts';
import { contentDigestBytes, type LayerDigests } from '../model/layer-index.ts';

/** SHA-256 of contents, per layer; null where none were taken. */
export type ContentDigests = readonly (LayerDigests | null)[];

/**
 * Which files have equal contents. A content without a digest equals only itself, which is right
 * as long as every content was asked for that shares its size with another.
 */
export class Contents {
  readonly #tree: ImageTree;
  readonly #digests: ContentDigests;
  /** The digests of each layer, to be compared. */
  readonly #bytes: readonly Buffer[];
  /** By version: the first version that stores an equal content. */
  readonly #identity: Uint32Array;
  readonly #copies = new Map<number, number[]>();

  constructor(tree: ImageTree, digests: ContentDigests) {
    this.#tree = tree;
    this.#digests = digests;
    this.#bytes = digests.map((layer) => (layer === null ? noBytes : bufferOf(layer.bytes)));
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
    const start = this.#startOf(inode);
    if (start === null) return null;
    return sha256Digest(this.#bytesOf(inode).toString('hex', start, start + contentDigestBytes));
  }

  /**
   * Contents are looked up by the first bytes of their digests, which spread by nature. Whoever
   * searches for contents that begin alike there does not know by what they are multiplied.
   */
  #identify(): Uint32Array {
    const { versions } = this.#tree;
    const identity = new Uint32Array(versions.count);
    const hashed = this.#bytes.reduce((sum, { length }) => sum + length / contentDigestBytes, 0);
    const bits = Math.ceil(Math.log2(hashed * 1.5 + 2));
    const slots = new Uint32Array(2 ** bits);
    for (let version = 0; version < versions.count; version++) {
      identity[version] = version;
      const start = this.#startOf(version);
      if (start === null) continue;
      const beginning = this.#bytesOf(version).readUInt32LE(start);
      let slot = Math.imul(beginning, hashSeed | 1) >>> (32 - bits);
      while (slots[slot] !== 0 && !this.#same((slots[slot] ?? 0) - 1, version, start)) {
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

  #same(other: number, version: number, start: number): boolean {
    if (this.#tree.storedBytes(other) !== this.#tree.storedBytes(version)) return false;
    const [digests, others] = [this.#bytesOf(version), this.#bytesOf(other)];
    const otherStart = this.#startOf(other) ?? 0;
    const [end, otherEnd] = [start + contentDigestBytes, otherStart + contentDigestBytes];
    return digests.compare(others, otherStart, otherEnd, start, end) === 0;
  }

  /** Where in its layer's digests the one is of what the version itself stores, or null. */
  #startOf(version: number): number | null {
    const { versions, layers } = this.#tree;
    const layer = versions.layer.at(version);
    const entry = versions.entry.at(version);
    const place = this.#digests[layer]?.places[entry] ?? 0;
    if (place === 0 || this.#tree.storedBytes(version) === 0) return null;
    // What a sparse file stores is not its content: two with the same bytes can differ in holes.
    if (layers[layer]?.sparse.has(entry) === true) return null;
    return (place - 1) * contentDigestBytes;
  }

  #bytesOf(version: number): Buffer {
    return this.#bytes[this.#tree.versions.layer.at(version)] ?? noBytes;
  }
}

const noBytes = Buffer.alloc(0);

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
