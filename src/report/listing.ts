import type { ByteString } from '../model/byte-string.ts';
import type { FileType } from '../model/entry-kind.ts';
import { escapeBytes } from '../text/escape.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import { type ReportPath, reportPath, toBase64 } from './report-path.ts';

export type ListedChange = 'added' | 'modified' | 'removed';

/** One path to be listed. What no layer says of it (an implicit directory) is null. */
export interface ListedEntry {
  readonly path: ByteString;
  readonly type: FileType;
  /** Content bytes behind the name, whoever stored them; 0 for anything but a file. */
  readonly size: number;
  /** Bytes of the layer's blob that hold a file's content; null where nobody tells. */
  readonly compressedBytes: number | null;
  readonly mode: number | null;
  readonly uid: number | null;
  readonly gid: number | null;
  /** Seconds since 1970. */
  readonly mtime: number | null;
  readonly linkTarget: ByteString | null;
  /** The layer that made what is listed. */
  readonly layer: number;
  /** Null in a listing of the final filesystem. */
  readonly change: ListedChange | null;
}

/** One row of `layerscope ls`. */
export interface ListingRow extends ReportPath {
  readonly type: FileType;
  readonly size: number;
  readonly compressedBytes?: number;
  readonly mode: number | null;
  readonly uid: number | null;
  readonly gid: number | null;
  readonly mtime: string | null;
  readonly linkTarget: string | null;
  /** The target's very bytes, where they are not UTF-8. */
  readonly linkTargetBase64?: string;
  readonly layer: number;
  readonly change?: ListedChange;
}

export function listingRow(entry: ListedEntry): ListingRow {
  const { type, size, compressedBytes, mode, uid, gid, layer, change } = entry;
  const { path, ...base64 } = reportPath(entry.path);
  return {
    path,
    ...base64,
    type,
    size,
    ...(compressedBytes === null ? {} : { compressedBytes }),
    mode,
    uid,
    gid,
    mtime: entry.mtime === null ? null : isoTime(entry.mtime),
    ...linkTargetOf(entry.linkTarget),
    layer,
    ...(change === null ? {} : { change }),
  };
}

function linkTargetOf(
  bytes: ByteString | null,
): Pick<ListingRow, 'linkTarget' | 'linkTargetBase64'> {
  if (bytes === null) return { linkTarget: null };
  const linkTarget = decodeUtf8(bytes);
  return linkTarget === null
    ? { linkTarget: escapeBytes(bytes), linkTargetBase64: toBase64(bytes) }
    : { linkTarget };
}

/** The years that RFC 3339 can write, 0 to 9999, in milliseconds since 1970. */
const firstTime = -62_167_219_200_000;
const endTime = 253_402_300_800_000;

/** RFC 3339 in UTC, with milliseconds where there are any; null for a time that it cannot write. */
function isoTime(seconds: number): string | null {
  const time = Math.round(seconds * 1000);
  if (!(time >= firstTime && time < endTime)) return null;
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
