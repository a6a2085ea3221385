/** Bytes in order, in pieces of any size. A piece belongs to the reader once it is handed over. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** Bytes that can be read at any offset. */
export interface RandomAccess {
  readonly size: number;
  /**
   * Fills `target` from `position` and returns how many bytes came: fewer only at the end. Where
   * `wanted` of them are enough, the rest may be left out if they would have to be fetched.
   */
  read(position: number, target: Uint8Array, wanted?: number): number;
}

/** One blob as it is stored, compressed or not. */
export interface Blob {
  /** Stored bytes. */
  readonly size: number;
  stream(): ByteStream;
  /** Null where the stored bytes come in order only. */
  readonly access: RandomAccess | null;
}
