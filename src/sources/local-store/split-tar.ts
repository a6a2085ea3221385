import { type ByteString, byteString, bytesOf } from '../../model/byte-string.ts';
import { float64Column, uint32Column } from '../../model/column.ts';
import { ByteColumn } from './byte-column.ts';
import type { HeaderBudget } from './header-budget.ts';
import type { TarSplitRecord } from './tar-split.ts';
import { packedBound, packZeros, unpackZeros } from './zero-runs.ts';

/** Bytes of headers in one part, so that any of them can be unpacked in no time. */
const partBytes = 64 * 1024;
/** What a part takes besides its headers and its name. */
const partCost = 48;

/** A content that is stored outside of the tar-split file. */
export interface SplitContent {
  readonly name: ByteString;
  readonly size: number;
  /** CRC-64, as `Crc64` gives it. */
  readonly checksum: readonly [upper: number, lower: number];
}

/**
 * A tar without the contents of its files: parts of some bytes of headers, each followed by one
 * content, which may be empty. Headers are kept with their zeros counted, all in one array, and
 * take some 150 bytes an entry.
 */
export class SplitTar {
  readonly #headers = new ByteColumn();
  readonly #names = new ByteColumn();
  /** By part: where its packed headers end, where its content starts in the tar, and so on. */
  readonly #headersEnd = float64Column();
  readonly #contentStart = float64Column();
  readonly #contentSize = float64Column();
  readonly #nameEnd = float64Column();
  readonly #checksumUpper = uint32Column();
  readonly #checksumLower = uint32Column();
  /** Headers of one part: of the one that is being made, then of the one that was read last. */
  readonly #unpacked = Buffer.allocUnsafe(partBytes);
  #unpackedBytes = 0;
  #packed = new Uint8Array(packedBound(partBytes));
  #size = 0;
  readonly #budget: HeaderBudget;

  constructor(budget: HeaderBudget) {
    this.#budget = budget;
  }

  /** Bytes of the tar. */
  get size(): number {
    return this.#size;
  }

  get parts(): number {
    return this.#contentStart.length;
  }

  add(record: TarSplitRecord): void {
    if (record.kind === 'segment') this.#addHeaders(record.bytes);
    else this.#endPart(record);
  }

  /** To be called once, after the last record. */
  finish(): void {
    if (this.#unpackedBytes > 0) this.#endPart(null);
    this.#packed = new Uint8Array();
  }

  /** The parts that have a content, in order. */
  *contents(): Generator<number, void> {
    for (let part = 0; part < this.parts; part++) {
      if (this.#contentSize.at(part) > 0) yield part;
    }
  }

  /** The part that holds the byte at `position`. */
  partAt(position: number): number {
    let low = 0;
    let high = this.parts - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (position < this.endOf(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  startOf(part: number): number {
    return part === 0 ? 0 : this.endOf(part - 1);
  }

  contentStartOf(part: number): number {
    return this.#contentStart.at(part);
  }

  endOf(part: number): number {
    return this.#contentStart.at(part) + this.#contentSize.at(part);
  }

  /** A view that is good until the headers of another part are asked for. */
  headersOf(part: number): Uint8Array {
    const start = part === 0 ? 0 : this.#headersEnd.at(part - 1);
    const headers = this.#unpacked.subarray(0, this.contentStartOf(part) - this.startOf(part));
    unpackZeros(this.#headers.view(start, this.#headersEnd.at(part)), headers);
    return headers;
  }

  contentOf(part: number): SplitContent {
    const start = part === 0 ? 0 : this.#nameEnd.at(part - 1);
    return {
      name: byteString(this.#names.view(start, this.#nameEnd.at(part))),
      size: this.#contentSize.at(part),
      checksum: [this.#checksumUpper.at(part), this.#checksumLower.at(part)],
    };
  }

  #addHeaders(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length;) {
      if (this.#unpackedBytes === partBytes) this.#endPart(null);
      const piece = bytes.subarray(start, start + partBytes - this.#unpackedBytes);
      this.#unpacked.set(piece, this.#unpackedBytes);
      this.#unpackedBytes += piece.length;
      start += piece.length;
    }
  }

  #endPart(content: SplitContent | null): void {
    const headers = this.#unpacked.subarray(0, this.#unpackedBytes);
    this.#unpackedBytes = 0;
    const packed = packZeros(headers, this.#packed);
    this.#budget.spend(packed + (content?.name.length ?? 0) + partCost);
    this.#headers.push(this.#packed.subarray(0, packed));
    this.#headersEnd.push(this.#headers.length);
    this.#size += headers.length;
    this.#contentStart.push(this.#size);
    this.#contentSize.push(content?.size ?? 0);
    this.#size += content?.size ?? 0;
    if (content !== null) this.#names.push(bytesOf(content.name));
    this.#nameEnd.push(this.#names.length);
    this.#checksumUpper.push(content?.checksum[0] ?? 0);
    this.#checksumLower.push(content?.checksum[1] ?? 0);
  }
}
