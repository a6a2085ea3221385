import { float64Column, uint32Column } from '../model/column.ts';
import { type ContentChunks, contentDigestBytes } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';
import { tooManyChunks, type TocChunk } from '../toc/toc-file.ts';
import { TocProblem } from '../toc/toc-problem.ts';

/** Takes the chunks of a layer's contents in order, and makes columns of them. */
export class ChunkColumns {
  readonly #first = uint32Column();
  readonly #start = float64Column();
  readonly #end = float64Column();
  readonly #skip = float64Column();
  readonly #position = float64Column();
  readonly #size = float64Column();
  readonly #digests: Uint8Array[] = [];
  /** Where the next chunk may start at the earliest. */
  #least = 0;

  /** Takes the chunks of the next record. */
  add(chunks: readonly TocChunk[]): void {
    this.#first.push(this.#start.length);
    if (this.#start.length + chunks.length > limits.tocChunks) {
      throw tooManyChunks();
    }
    for (const chunk of chunks) this.#push(chunk);
  }

  /** `end` is where in the blob contents end. */
  finish(compression: ContentChunks['compression'], end: number): ContentChunks {
    if (this.#least > end) throw overlap();
    this.#first.push(this.#start.length);
    return {
      compression,
      first: this.#first.toArray(),
      start: this.#start.toArray(),
      end: fillEnds(this.#start.toArray(), this.#end.toArray(), end),
      skip: this.#skip.toArray(),
      position: this.#position.toArray(),
      size: this.#size.toArray(),
      digests: concat(this.#digests),
    };
  }

  #push({ start, end, skip, position, size, digest }: TocChunk): void {
    // Every blob begins with a tar's header.
    if (start === 0 || start < this.#least || (end !== null && end <= start)) throw overlap();
    this.#least = end ?? start;
    this.#start.push(start);
    this.#end.push(end ?? 0);
    this.#skip.push(skip);
    this.#position.push(position);
    this.#size.push(size);
    this.#digests.push(digest);
  }
}

/** A chunk of which the table names no end ends where the next begins that starts elsewhere. */
function fillEnds(start: Float64Array, ends: Float64Array, last: number): Float64Array {
  let next = last;
  for (let i = start.length - 1; i >= 0; i--) {
    const here = start[i] ?? 0;
    if (ends[i] === 0) ends[i] = next;
    if (here !== start[i - 1]) next = here;
  }
  return ends;
}

function concat(digests: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(digests.length * contentDigestBytes);
  for (const [i, digest] of digests.entries()) all.set(digest, i * contentDigestBytes);
  return all;
}

function overlap(): TocProblem {
  return new TocProblem('contents in it overlap, or are not where contents are');
}
