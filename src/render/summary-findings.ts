import type { Report, ReportFinding } from '../report/report.ts';
import { formatSize } from '../text/size.ts';
import { type Line, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { severityStyles } from './severity-styles.ts';
import { tableLines, type TableRow } from './table.ts';

/** Findings in the summary, unless `--top` has asked for another number. */
const mostFindings = 5;
/** Those of them that save nothing. */
const mostGrave = 2;

/**
 * What to change first: each finding in two lines, what it is and what to do. Those that save most
 * come first, and then what is grave though it saves nothing, like a secret.
 */
export function findingLines(report: Report, options: RenderOptions): readonly Line[] {
  const { findings, totals, summary } = report;
  const saving = findings.filter(({ ownBytes, severity }) => ownBytes > 0 && severity !== 'info');
  const shown = totals === undefined ? saving.slice(0, mostFindings) : saving;
  const grave = findings.filter(({ ownBytes, severity }) => ownBytes === 0 && severity === 'high');
  if (shown.length + grave.length === 0) return [];
  const saved = shown.reduce((sum, { additionalBytes }) => sum + additionalBytes, 0);
  const all = totals?.findings ?? findings.length;
  const more = saving.length - shown.length + (all - findings.length);
  const promise =
    `Fix these and ${formatSize(saved)} of ${formatSize(summary.storedBytes)} goes` +
    (more > 0 ? ` (${more} more with --top ${all})` : '');
  const rows = [
    ...(shown.length === 0
      ? []
      : [{ cells: [[span('Saves', 'quiet')]], rest: span(promise, 'quiet') }]),
    ...shown.flatMap((finding) => findingRows(finding, formatSize(finding.ownBytes))),
    ...grave.slice(0, mostGrave).flatMap((finding) => findingRows(finding, 'high')),
  ];
  return tableLines(rows, { align: ['right'], cut: 'end' }, options);
}

function findingRows({ severity, title, fix }: ReportFinding, label: string): readonly TableRow[] {
  const [first = ''] = fix.split('\n');
  return [
    { cells: [[span(label, severityStyles[severity])]], rest: span(title) },
    { cells: [[span('')]], rest: span(first.replace(/[:.]$/, ''), 'quiet') },
  ];
}
