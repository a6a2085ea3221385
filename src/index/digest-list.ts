import { uint32Column } from '../model/column.ts';
import { contentDigestBytes, type LayerDigests } from '../model/layer-index.ts';

/** The fewest bytes that room is made for. */
const fewestBytes = 1024;

/** Takes the SHA-256 of contents, in the order of the records that have them. */
export class DigestList {
  readonly #places = uint32Column();
  #count = 0;
  #bytes = new Uint8Array(0);

  /** Keeps the digest of record `record`'s content. */
  add(record: number, digest: Uint8Array): void {
    const start = this.#count * contentDigestBytes;
    if (start === this.#bytes.length) this.#grow();
    this.#bytes.set(digest, start);
    this.#places.extend(record - this.#places.length);
    this.#places.push(++this.#count);
  }

  /** Null when none was taken. */
  finish(): LayerDigests | null {
    if (this.#count === 0) return null;
    return {
      places: this.#places.toArray(),
      bytes: this.#bytes.slice(0, this.#count * contentDigestBytes),
    };
  }

  #grow(): void {
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, fewestBytes));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
