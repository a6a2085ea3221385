import { byteString } from '../model/byte-string.ts';
import type { ReportPath } from '../report/report-path.ts';
import type { ReportFinding } from '../report/report.ts';
import { escapeBytes, escapeText } from '../text/escape.ts';

/** A path of the report, safe for a terminal; the root is `/`. */
export function shownPath({ path, pathBase64 }: ReportPath): string {
  return path === '' ? '/' : shownName(path, pathBase64);
}

/** The paths of a finding, safe for a terminal. */
export function shownPaths({
  paths,
  pathsBase64 = [],
}: Pick<ReportFinding, 'paths' | 'pathsBase64'>): readonly string[] {
  return paths.map((path, at) => {
    const pathBase64 = pathsBase64[at] ?? null;
    return shownPath(pathBase64 === null ? { path } : { path, pathBase64 });
  });
}

/** A name that the report gives as text, and in base64 where it is not UTF-8. */
export function shownName(text: string, base64: string | undefined): string {
  // What the report has escaped must not be escaped once more.
  return base64 === undefined
    ? escapeText(text)
    : escapeBytes(byteString(Buffer.from(base64, 'base64')));
}
