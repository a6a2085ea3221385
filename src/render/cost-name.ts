import type { ReportRuleDetail } from '../report/report.ts';
import { shownPath } from './shown-path.ts';

/** What made a rule break, escaped: a finding or a path; empty where it is a whole layer. */
export function costName({ finding, path, pathBase64 }: ReportRuleDetail): string {
  // The words of findings are escaped already.
  if (finding !== undefined) return finding;
  if (path === undefined) return '';
  return shownPath(pathBase64 === undefined ? { path } : { path, pathBase64 });
}
