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

/** Bytes of one content digest (SHA-256) in `LayerIndex.digests`. */
export const contentDigestBytes = 32;

/**
 * All that one layer's tar says, as columns: record `i` is position `i` of each. Plain data of
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
  /** Content bytes that the tar carries for this record; 0 for anything but a file. */
  readonly size: Float64Array;
  /** Where the content stands in the uncompressed tar. */
  readonly offset: Float64Array;
  /** Into `links`, or -1: a symlink's target, a hardlink's target as the tar names it. */
  readonly link: Int32Array;
  readonly links: Names;
  /** Hardlinks: the normalised target, into `paths`, whether or not a record has that path. */
  readonly hardlinkTarget: ReadonlyMap<number, number>;
  readonly xattrs: ReadonlyMap<number, Xattrs>;
  readonly devices: ReadonlyMap<number, Device>;
  readonly sparse: ReadonlyMap<number, SparseMap>;
  /** SHA-256 of each file's content, `contentDigestBytes` each; null when not taken. */
  readonly digests: Uint8Array | null;
  /** Bytes of the uncompressed tar, as far as it was read. */
  readonly tarSize: number;
  /** Digest of the uncompressed tar, and of the blob as stored, where they were taken. */
  readonly diffId: Digest | null;
  readonly digest: Digest | null;
  readonly warnings: readonly LayerWarning[];
}

export function kindAt(index: LayerIndex, entry: number): EntryKind {
  return entryKinds[index.kind[entry] ?? 0] ?? 'file';
}
