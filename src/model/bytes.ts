/** Bytes in order, in pieces of any size. A piece belongs to the reader once it is handed over. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** Where in an open file some bytes stand, for every thread of this process. */
export interface FilePlace {
  /** What the file is called where something goes wrong. */
  readonly path: string;
  readonly descriptor: number;
  readonly start: number;
  readonly size: number;
}

/** A blob that another thread may read by itself. */
export interface FilePart {
  readonly place: FilePlace;
  /** To be told how many bytes were read so. */
  readonly wasRead: (bytes: number) => void;
}

/** Bytes at hand, that can be read at any offset: a file. Many small reads cost little. */
export interface RandomAccess {
  readonly size: number;
  /**
   * Fills `target` from `position` and returns how many bytes came: fewer only at the end. Where
   * `wanted` of them are enough, the rest may be left out if they would have to be fetched.
   */
  read(position: number, target: Uint8Array, wanted?: number): number;
}

/** Bytes that can be had part by part: each question may take a journey, so ask few. */
export interface RangeReader {
  /**
   * The bytes from `start` on, exactly `length` of them. Throws a `LayerscopeError` when they are
   * not to be had: they end before, or whoever has them gives all of them or none.
   */
  read(start: number, length: number): Promise<Uint8Array>;
}

/**
 * One blob as it is stored, compressed or not. Whoever needs all of it takes `stream`; whoever needs
 * a few parts, each known by its place, takes `ranges`, which every blob has that is not read in
 * order only; whoever jumps from header to header takes `access`, which only files have; another
 * thread takes `part`.
 */
export interface Blob {
  /** Stored bytes. */
  readonly size: number;
  /** `isPassing` of who is done with each piece before the next: it may come in the same memory. */
  stream(isPassing?: boolean): ByteStream;
  /** Null where the stored bytes come in order only. Always there when `access` is. */
  readonly ranges: RangeReader | null;
  /** Null where the stored bytes come in order, or from afar. */
  readonly access: RandomAccess | null;
  /** Null where the stored bytes are not in a file as they are. */
  readonly part: FilePart | null;
}
