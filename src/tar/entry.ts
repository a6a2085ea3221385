import type { ByteString } from '../model/byte-string.ts';
import type { EntryKind } from '../model/entry-kind.ts';
import type { Device, SparseMap, Xattrs } from '../model/layer-index.ts';

/** What one record of a tar can be. Whiteouts are ordinary files to a tar. */
export type EntryType = Exclude<EntryKind, 'whiteout' | 'opaque'>;

/** One record of a layer, with what a tar's extended headers say applied. */
export interface LayerRecord {
  /** As the archive names it: nothing dropped, nothing resolved. */
  readonly path: ByteString;
  readonly type: EntryType;
  /** False where the archive's type flag is none that tar knows: a file then, as POSIX asks. */
  readonly typeKnown: boolean;
  /** Permission bits with setuid, setgid and sticky: 0 to 0o7777. */
  readonly mode: number;
  /** 0 to 2^32 - 1. */
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970, with fractions. */
  readonly mtime: number;
  /** Bytes as the header says them; for a sparse file, as a reader of the file sees it. */
  readonly size: number;
  /** Bytes of content that follow in the archive; 0 for all that carries none. */
  readonly storedSize: number;
  /** Where that content starts, in bytes from the start of the tar; null where nobody looked. */
  readonly offset: number | null;
  /** Of symlinks and hardlinks, else null. */
  readonly linkTarget: ByteString | null;
  readonly device: Device | null;
  readonly xattrs: Xattrs | null;
  readonly sparse: SparseMap | null;
}

/** A record that was read in a tar. */
export interface Entry extends LayerRecord {
  readonly offset: number;
}
