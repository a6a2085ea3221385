import { CompressionDamage } from './compression-damage.ts';
import { magic } from './zstd-outline.ts';

/**
 * Follows the outline of zstd data without inflating it: where frames end, whether something is
 * missing, how much memory they want. Node's decoder needs that: it stops after the first frame
 * and, before Node 24, takes truncated data for whole.
 */
export class ZstdFrames {
  #field = magic;
  /** The field's bytes, as far as they came. */
  readonly #bytes = Buffer.alloc(16);
  #length = 0;
  /** Bytes of content to come before the field. */
  #content = 0;
  #isStarted = false;

  /** The bytes of `chunk` in pieces, none of which holds bytes of two frames. */
  *pieces(chunk: Uint8Array): Generator<Uint8Array, void> {
    let start = 0;
    for (let at = 0; at < chunk.length;) {
      const wanted = this.#content > 0 ? this.#content : this.#field.length - this.#length;
      const end = Math.min(at + wanted, chunk.length);
      try {
        this.#take(chunk.subarray(at, end));
      } catch (error) {
        if (start < at) yield chunk.subarray(start, at);
        throw error;
      }
      at = end;
      if (this.#isBetweenFrames || at === chunk.length) {
        yield chunk.subarray(start, at);
        start = at;
      }
    }
  }

  /** To be called when there are no more chunks. */
  finish(): void {
    if (this.#isStarted && this.#isBetweenFrames) return;
    throw new CompressionDamage('truncated-compression', 'the zstd data ends too early');
  }

  get #isBetweenFrames(): boolean {
    return this.#field === magic && this.#length === 0 && this.#content === 0;
  }

  #take(part: Uint8Array): void {
    this.#isStarted = true;
    if (this.#content > 0) {
      this.#content -= part.length;
      return;
    }
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
    if (this.#length < this.#field.length) return;
    const next = this.#field.read(this.#bytes);
    this.#length = 0;
    this.#content = next.content;
    this.#field = next.field;
  }
}
