import { rankOf } from '../model/severity.ts';
import type { ReportFinding } from '../report/report.ts';

/** By severity; of one severity, as the report has them: by what they save. */
export function gravestFirst(findings: readonly ReportFinding[]): readonly ReportFinding[] {
  return findings.toSorted((a, b) => rankOf(b.severity) - rankOf(a.severity));
}
