import type { Report, ReportFinding } from '../report/report.ts';
import { formatSize } from '../text/size.ts';
import { type Line, span, type Style } from './line.ts';
import type { RenderOptions } from './options.ts';
import { tableLines, type TableRow } from './table.ts';

/** Findings in the summary, unless `--top` has asked for another number. */
const mostFindings = 5;

const styles: Readonly<Record<ReportFinding['severity'], Style>> = {
  high: 'bad',
  medium: 'warn',
  low: 'plain',
  info: 'quiet',
};

/** What to change first: each finding in two lines, what it is and what to do. */
export function findingLines(report: Report, options: RenderOptions): readonly Line[] {
  const { findings, totals, summary } = report;
  const saving = findings.filter(({ ownBytes, severity }) => ownBytes > 0 && severity !== 'info');
  const shown = totals === undefined ? saving.slice(0, mostFindings) : saving;
  if (shown.length === 0) return [];
  const saved = shown.reduce((sum, { additionalBytes }) => sum + additionalBytes, 0);
  const more = saving.length - shown.length;
  const promise =
    `Fix these and ${formatSize(saved)} of ${formatSize(summary.storedBytes)} goes` +
    (more > 0 ? ` (${more} more with --top ${saving.length})` : '');
  const rows = [
    { cells: [[span('Saves', 'quiet')]], rest: span(promise, 'quiet') },
    ...shown.flatMap(findingRows),
  ];
  return tableLines(rows, { align: ['right'], cut: 'end' }, options);
}

function findingRows(finding: ReportFinding): readonly TableRow[] {
  const { ownBytes, severity, title, fix } = finding;
  const [first = ''] = fix.split('\n');
  return [
    { cells: [[span(formatSize(ownBytes), styles[severity])]], rest: span(title) },
    { cells: [[span('')]], rest: span(first.replace(/[:.]$/, ''), 'quiet') },
  ];
}
