import { createHash, hash, type Hash } from 'node:crypto';
import type { Entry } from '../tar/entry.ts';
import type { TarHandler } from '../tar/reader.ts';
import type { LayerIndexBuilder } from './layer-index-builder.ts';

/** Feeds an index with the records of a streamed tar, and takes each content's SHA-256 on the way. */
export class ContentHasher implements TarHandler {
  readonly #builder: LayerIndexBuilder;
  /** The record whose content is going by, or null when it is of no interest. */
  #record: number | null = null;
  #left = 0;
  #hash: Hash | null = null;

  constructor(builder: LayerIndexBuilder) {
    this.#builder = builder;
  }

  entry(entry: Entry): void {
    const number = this.#builder.add(entry);
    this.#record = entry.type === 'file' && entry.storedSize > 0 ? number : null;
    this.#left = entry.storedSize;
    this.#hash = null;
  }

  content(bytes: Uint8Array): void {
    if (this.#record === null) return;
    if (this.#hash === null && bytes.length === this.#left) {
      // Most files come in one piece, and hashing that in one call costs half of three.
      this.#builder.setContentDigest(this.#record, hash('sha256', bytes, 'buffer'));
      this.#record = null;
      return;
    }
    this.#hash ??= createHash('sha256');
    this.#hash.update(bytes);
  }

  contentEnd(): void {
    if (this.#record === null || this.#hash === null) return;
    this.#builder.setContentDigest(this.#record, this.#hash.digest());
    this.#record = null;
  }
}
