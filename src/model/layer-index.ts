import type { ByteString } from './byte-string.ts';
import type { Digest } from './digest.ts';
import { entryKinds, type EntryKind } from './entry-kind.ts';
import type { Names } from './name-table.ts';
import type { Paths } from './path-table.ts';
import type { LayerWarning } from './warning.ts';

/** Extended attributes by name, values as bytes. */
export type Xattrs = ReadonlyMap<ByteString, ByteString>;

export interface Device {
  readonly major: number;
  readonly minor: number;
}

/** Where the stored bytes of a sparse file belong in it. */
export interface SparseMap {
  /** Bytes of the file as a reader sees it. */
  readonly size: number;
  /** Pieces in order; between them are zeros. */
  readonly pieces: readonly { readonly offset: number; readonly length: number }[];
}

/** Bytes of one content digest (SHA-256). */
export const contentDigestBytes = 32;

/** SHA-256 of some of a layer's contents. */
export interface LayerDigests {
  /** By record, one more than the place of its digest, or 0; the last records may be left out. */
  readonly places: Uint32Array;
  /** `contentDigestBytes` each. */
  readonly bytes: Uint8Array;
}

/**
 * The contents of a layer whose blob compresses them in chunks, each of which can be inflated
 * without the others: columns, in the order of the records.
 */
export interface ContentChunks {
  readonly compression: 'gzip' | 'zstd';
  /** Record `i` has the chunks from `first[i]` up to `first[i + 1]`. */
  readonly first: Uint32Array;
  /** The bytes of the blob to inflate for a chunk. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Inflated bytes that stand before the chunk's own. */
  readonly skip: Float64Array;
  /** Where in the file a chunk belongs, and how many bytes it has. */
  readonly position: Float64Array;
  readonly size: Float64Array;
  /** SHA-256 of each chunk, `contentDigestBytes` each. */
  readonly digests: Uint8Array;
}

/** Where the contents of a layer's files are to be found. */
export type ContentPlaces =
  /** In the uncompressed tar: for each record where its content starts. */
  | {
      readonly kind: 'tar';
      readonly offset: Float64Array;
      /** Bytes of the tar, as far as it was read. */
      readonly tarSize: number;
    }
  /** In the blob. Where they stand in its tar nobody looked. */
  | { readonly kind: 'chunks'; readonly chunks: ContentChunks };

/**
 * All that one layer's tar says, or its table of contents, as columns: record `i` is position `i` of each. Plain data of
 * typed arrays, maps and strings, so that it can be cloned, sent to another thread and stored.
 */
export interface LayerIndex {
  /** Normalised paths: no leading `/` or `./`, no `.` and `..`; whiteouts name what they hide. */
  readonly paths: Paths;
  readonly count: number;
  /** Into `paths`. For an opaque whiteout: its directory. */
  readonly path: Uint32Array;
  /** Into `entryKinds`. */
  readonly kind: Uint8Array;
  /** Permission bits with setuid, setgid and sticky: 0 to 0o7777. */
  readonly mode: Uint16Array;
  readonly uid: Uint32Array;
  readonly gid: Uint32Array;
  /** Seconds since 1970, with fractions. */
  readonly mtime: Float64Array;
  /** Content bytes that the layer carries for this record; 0 for anything but a file. */
  readonly size: Float64Array;
  /** Into `links`, or -1: a symlink's target, a hardlink's target as the tar names it. */
  readonly link: Int32Array;
  readonly links: Names;
  /** Hardlinks: the normalised target, into `paths`, whether or not a record has that path. */
  readonly hardlinkTarget: ReadonlyMap<number, number>;
  readonly xattrs: ReadonlyMap<number, Xattrs>;
  readonly devices: ReadonlyMap<number, Device>;
  readonly sparse: ReadonlyMap<number, SparseMap>;
  /** Of each file that is not empty; null when not taken. */
  readonly digests: LayerDigests | null;
  readonly places: ContentPlaces;
  /** Digest of the uncompressed tar, and of the blob as stored, where they were taken. */
  readonly diffId: Digest | null;
  readonly digest: Digest | null;
  readonly warnings: readonly LayerWarning[];
}

export function kindAt(index: LayerIndex, entry: number): EntryKind {
  return entryKinds[index.kind[entry] ?? 0] ?? 'file';
}

/** Where in the uncompressed tar each record's content starts, of an index that was made from it. */
export function tarOffsets({ places }: LayerIndex): Float64Array {
  if (places.kind === 'tar') return places.offset;
  throw new Error('the index was not made from a tar');
}
