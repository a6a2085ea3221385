import { type ByteString, bytesOf } from '../model/byte-string.ts';
import { escapeBytes } from '../text/escape.ts';
import { decodeUtf8 } from '../text/utf8.ts';

/** A path as the report gives it, without a leading slash. */
export interface ReportPath {
  /** As it is where it is UTF-8; else escaped, and only `pathBase64` has its very bytes. */
  readonly path: string;
  readonly pathBase64?: string;
}

/**
 * The keys of a path. Rows take them apart instead of beginning with a spread: V8 then makes an
 * object of another kind, forty times as slow and four times as large, and there can be a million.
 */
export function reportPath(bytes: ByteString): ReportPath {
  const path = decodeUtf8(bytes);
  return path === null ? { path: escapeBytes(bytes), pathBase64: toBase64(bytes) } : { path };
}

/** The keys of a path that need not be there. */
export function maybeReportPath(bytes: ByteString | null): Partial<ReportPath> {
  return bytes === null ? {} : reportPath(bytes);
}

/** The keys of a list of paths. */
export function reportPaths(list: readonly ByteString[]): {
  readonly paths: readonly string[];
  readonly pathsBase64?: readonly (string | null)[];
} {
  const rows = list.map(reportPath);
  const paths = rows.map(({ path }) => path);
  const pathsBase64 = rows.map(({ pathBase64 = null }) => pathBase64);
  return pathsBase64.every((base64) => base64 === null) ? { paths } : { paths, pathsBase64 };
}

export function toBase64(bytes: ByteString): string {
  return Buffer.from(bytesOf(bytes)).toString('base64');
}
