import { gravestFirst } from '../model/severity.ts';
import type { Report, ReportFinding } from '../report/report.ts';
import { countOf } from '../text/count.ts';
import { escapeText } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { type Line, renderLines, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { severityStyles } from './severity-styles.ts';
import { tableLines, type TableRow } from './table.ts';

/** As many as one may want to do at once. */
const mostFindings = 10;
const indent = '    ';

/**
 * What to change, the gravest first, a paragraph for each with its fix below. Nothing is cut: whoever
 * reads it in a log has no wider screen to look at. Empty where nothing was found.
 */
export function renderFindings({ findings, totals }: Report, options: RenderOptions): string {
  const shown = gravestFirst(findings).slice(0, mostFindings);
  const uncut = { ...options, width: Number.POSITIVE_INFINITY };
  const heads = headLines(shown, uncut);
  const paragraphs = shown.map(
    ({ fix }, i) => renderLines([heads[i] ?? []], uncut) + indented(fix),
  );
  const left = (totals?.findings ?? findings.length) - shown.length;
  const more = left === 0 ? [] : [`and ${countOf(left, 'more finding')}\n`];
  return [...paragraphs, ...more].map((paragraph) => `\n${paragraph}`).join('');
}

function headLines(findings: readonly ReportFinding[], options: RenderOptions): readonly Line[] {
  const rows = findings.map((finding): TableRow => {
    const { severity, ownBytes, layer, title } = finding;
    const size = span(ownBytes === 0 ? '' : formatSize(ownBytes));
    const place = span(layer === null ? '' : `layer ${layer}`, 'quiet');
    return {
      cells: [
        [span(severity, severityStyles[severity])],
        [size],
        [place],
        [span(lineOf(finding), 'quiet')],
      ],
      rest: span(title, 'strong'),
    };
  });
  return tableLines(rows, { align: ['left', 'right', 'left', 'left'], cut: 'end' }, options);
}

/** Where to edit, as editors and terminals take it; empty where that is not known. */
function lineOf({ file, lines }: ReportFinding): string {
  return file === undefined || lines === undefined ? '' : `${escapeText(file)}:${lines.first}`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `${line === '' ? '' : indent + line}\n`)
    .join('');
}
