import type { SparseMap } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';
import type { LayerWarning } from '../model/warning.ts';
import { blockSize } from './block-sum.ts';
import { DetailBudget } from './detail-budget.ts';
import type { Entry } from './entry.ts';
import { Extensions } from './extensions.ts';
import { Header } from './header.ts';
import { makeEntry } from './make-entry.ts';
import { noRecords, type PaxRecords } from './pax.ts';
import { ContentMap, HeaderMap, type SparseBlocks } from './sparse-blocks.ts';
import { badMap, sparseMap, type SparsePiece, sparseRecordsOf } from './sparse.ts';
import { TarDamage } from './tar-damage.ts';
import type { TarEnd } from './tar-end.ts';
import { carriesContent, isExtension, typeflags } from './typeflag.ts';

/**
 * Turns the blocks of a tar into entries, whichever way they are read. A front end hands over the
 * `wanted` bytes that stand at `position`, again and again, until `ended` is true; what stands
 * between is content and padding. All that a tar means is decided here, so that a walk and a
 * stream cannot disagree.
 */
export class TarDecoder {
  readonly #header = new Header();
  readonly #budget = new DetailBudget();
  readonly #extensions = new Extensions(this.#budget);
  #awaited: 'header' | 'extension' | SparseBlocks = 'header';
  #wanted = blockSize;
  #position = 0;
  /** Content bytes of the current record. */
  #stored = 0;
  /** Up to where the input must reach at least; from there to `position` is padding. */
  #contentEnd = 0;
  #isAfterZeros = false;
  #end: TarEnd | null = null;

  get ended(): boolean {
    return this.#end !== null;
  }

  /** Bytes to hand over next, in one piece. Never more than `limits.metaHeaderBytes`. */
  get wanted(): number {
    return this.#wanted;
  }

  /** Where they start, in bytes from the start of the tar. */
  get position(): number {
    return this.#position;
  }

  /** Takes the wanted bytes, which start at `bytes[at]`. An entry, if they complete one. */
  take(bytes: Buffer, at: number): Entry | null {
    const offset = this.#position;
    try {
      const awaited = this.#awaited;
      if (awaited === 'header') return this.#takeHeader(bytes, at);
      if (awaited === 'extension') return this.#takeExtension(bytes, at);
      return this.#takeMap(awaited, bytes, at);
    } catch (error) {
      if (!(error instanceof TarDamage)) throw error;
      const { code, message } = error;
      this.#end = { tarSize: offset, missing: 0, problem: { code, message, path: null, offset } };
      return null;
    }
  }

  /** How the reading went, of an input that has `inputSize` bytes. */
  end(inputSize: number): TarEnd {
    if (this.#end !== null) return this.#end;
    const message = this.#truncationAt(inputSize);
    if (message === null) return { tarSize: inputSize, missing: 0, problem: null };
    const missing = Math.max(0, this.#contentEnd - inputSize);
    const path = missing > 0 ? this.#header.path : null;
    const problem: LayerWarning = { code: 'truncated-tar', message, path, offset: inputSize };
    return { tarSize: inputSize, missing, problem };
  }

  /** Writers may leave out the end-of-archive mark and the padding before it, but no more. */
  #truncationAt(inputSize: number): string | null {
    if (inputSize < this.#contentEnd) return 'the tar ends inside the content of an entry';
    if (inputSize > this.#position) return 'the tar ends inside a header';
    return this.#awaited === 'header' ? null : 'the tar ends inside an extended header';
  }

  #takeHeader(bytes: Buffer, at: number): Entry | null {
    const header = this.#header;
    if (!header.read(bytes, at)) return this.#takeZeros();
    if (this.#isAfterZeros) {
      throw new TarDamage('bad-tar-header', 'a lone block of zeros stands in front of a header');
    }
    if (isExtension(header.typeflag)) return this.#awaitExtension(bytes, at);
    const records = this.#extensions.applyTo(header);
    this.#stored = carriesContent(header.typeflag, header.path)
      ? this.#checkedSize(header.size)
      : 0;
    if (header.typeflag === typeflags.gnuSparse) {
      if (header.format !== 'gnu') throw badMap();
      return this.#takeMap(new HeaderMap(bytes, at), bytes, at);
    }
    this.#position += blockSize;
    return records === noRecords ? this.#finishRecord(null) : this.#takeRecords(records);
  }

  #takeZeros(): null {
    this.#position += blockSize;
    if (this.#isAfterZeros) {
      this.#end = { tarSize: this.#position, missing: 0, problem: null };
    }
    this.#isAfterZeros = true;
    return null;
  }

  #awaitExtension(bytes: Buffer, at: number): null {
    this.#wanted = this.#checkedSize(this.#header.size);
    if (this.#wanted > limits.metaHeaderBytes) {
      throw new TarDamage('limit-exceeded', 'an extended header is larger than layerscope reads');
    }
    this.#position += blockSize;
    if (this.#wanted === 0) return this.#takeExtension(bytes, at);
    this.#awaited = 'extension';
    return null;
  }

  #takeExtension(bytes: Buffer, at: number): null {
    const size = this.#wanted;
    this.#extensions.add(this.#header.typeflag, bytes.subarray(at, at + size));
    this.#awaitHeader(this.#position + size);
    return null;
  }

  /** The records of one entry, which may be those of a sparse file. */
  #takeRecords(records: PaxRecords): Entry | null {
    const sparse = sparseRecordsOf(records);
    if (sparse === null) return this.#finishRecord(null);
    const header = this.#header;
    if (!carriesContent(header.typeflag, header.path)) throw badMap();
    header.path = sparse.path ?? header.path;
    const size = sparse.size ?? this.#stored;
    if (sparse.pieces !== 'in content') {
      return this.#finishRecord(this.#mapOf(sparse.pieces, size));
    }
    this.#awaited = new ContentMap(size);
    this.#wanted = blockSize;
    return null;
  }

  #takeMap(map: SparseBlocks, bytes: Buffer, at: number): Entry | null {
    if (map.areContent) this.#stored -= blockSize;
    if (this.#stored < 0) throw badMap();
    const pieces = map.take(bytes, at);
    this.#position += blockSize;
    this.#awaited = map;
    return pieces === null ? null : this.#finishRecord(this.#mapOf(pieces, map.size));
  }

  #mapOf(pieces: readonly SparsePiece[], size: number): SparseMap {
    this.#budget.spend(pieces.length);
    return sparseMap(pieces, size, this.#stored);
  }

  /** All is known of the current record: its content starts here. */
  #finishRecord(sparse: SparseMap | null): Entry | null {
    const offset = this.#position;
    const header = this.#header;
    const isLabel = header.typeflag === typeflags.gnuVolumeLabel;
    const entry = isLabel ? null : makeEntry(header, offset, this.#stored, sparse);
    this.#contentEnd = offset + this.#stored;
    this.#awaitHeader(this.#contentEnd);
    return entry;
  }

  /** The next header starts with the first block from `end` on. */
  #awaitHeader(end: number): void {
    this.#position = Math.ceil(end / blockSize) * blockSize;
    this.#awaited = 'header';
    this.#wanted = blockSize;
  }

  #checkedSize(size: number): number {
    if (size < 0) throw new TarDamage('bad-tar-header', 'an entry claims a negative size');
    if (this.#position + size > Number.MAX_SAFE_INTEGER) {
      throw new TarDamage('limit-exceeded', 'an entry claims more bytes than any file has');
    }
    return size;
  }
}
