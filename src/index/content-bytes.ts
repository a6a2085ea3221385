import type { ByteStream } from '../model/bytes.ts';

/** The bytes that a layer stores for its records, read from its blob again. */
export interface ContentBytes {
  /**
   * Those of record `entry` from `start` on, `size` of them or as many as there are. Pieces are
   * empty as long as it takes to get there, so that one can give up on the way. Throws a
   * `ContentDamage` or a `DecompressionError` for a blob that is not what it was.
   */
  read(entry: number, start: number, size: number): ByteStream;
  close(): Promise<void>;
}

/** A content is not what it was when the layer was indexed. */
export class ContentDamage extends Error {}
