import type { Entry } from '../tar/entry.ts';
import type { TarHandler } from '../tar/reader.ts';
import type { Excerpts, LayerExcerpts } from './excerpts.ts';
import type { LayerIndexBuilder } from './layer-index-builder.ts';

/** Hands a streamed tar on, and keeps the beginnings of the contents that are wanted. */
export class ExcerptKeeper implements TarHandler {
  readonly #next: TarHandler;
  readonly #builder: LayerIndexBuilder;
  readonly #excerpts: Excerpts;
  readonly #kept = new Map<number, Uint8Array>();
  #open: { readonly record: number; readonly bytes: Uint8Array; filled: number } | null = null;

  /** `next` adds the records to `builder`. */
  constructor(next: TarHandler, builder: LayerIndexBuilder, excerpts: Excerpts) {
    this.#next = next;
    this.#builder = builder;
    this.#excerpts = excerpts;
  }

  /** What was kept, by record. */
  get kept(): LayerExcerpts {
    return this.#kept;
  }

  entry(entry: Entry): void {
    const record = this.#builder.count;
    this.#next.entry(entry);
    this.#open = null;
    // What a sparse file stores is not what it reads as.
    if (this.#builder.count === record || entry.type !== 'file' || entry.sparse !== null) return;
    const bytes = this.#excerpts.reserve(entry.path, entry.storedSize);
    if (bytes !== null) this.#open = { record, bytes, filled: 0 };
  }

  content(bytes: Uint8Array): void {
    this.#next.content(bytes);
    if (this.#open === null) return;
    const room = this.#open.bytes.length - this.#open.filled;
    this.#open.bytes.set(bytes.subarray(0, room), this.#open.filled);
    this.#open.filled += Math.min(room, bytes.length);
  }

  /** A content that was cut off is none. */
  contentEnd(): void {
    this.#next.contentEnd();
    if (this.#open !== null) this.#kept.set(this.#open.record, this.#open.bytes);
    this.#open = null;
  }
}
