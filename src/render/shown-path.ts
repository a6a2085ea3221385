import { byteString } from '../model/byte-string.ts';
import type { ReportPath } from '../report/report-path.ts';
import { escapeBytes, escapeText } from '../text/escape.ts';

/** A path of the report, safe for a terminal; the root is `/`. */
export function shownPath({ path, pathBase64 }: ReportPath): string {
  return path === '' ? '/' : shownName(path, pathBase64);
}

/** A name that the report gives as text, and in base64 where it is not UTF-8. */
export function shownName(text: string, base64: string | undefined): string {
  // What the report has escaped must not be escaped once more.
  return base64 === undefined
    ? escapeText(text)
    : escapeBytes(byteString(Buffer.from(base64, 'base64')));
}
