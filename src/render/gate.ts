import type { ReportGate, ReportRule } from '../report/report.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { costName } from './cost-name.ts';
import { verdictWords } from './gate-verdict.ts';
import { type Glyphs, glyphsOf } from './glyphs.ts';
import { blankLine, type Line, renderLines, span, type Style } from './line.ts';
import type { RenderOptions } from './options.ts';
import { ruleFigures } from './rule-figures.ts';
import { tableLines, type TableRow } from './table.ts';

type Status = ReportRule['status'];

const styles: Readonly<Record<Status, Style>> = {
  pass: 'good',
  warn: 'warn',
  fail: 'bad',
  off: 'quiet',
};

/** Of what cost most, as much as keeps the verdict on a screen. */
const mostDetails = 5;

/** The verdict of the gate: a line for each rule, what cost most where one breaks, the outcome. */
export function renderGate(gate: ReportGate, options: RenderOptions): string {
  const glyphs = glyphsOf(options);
  const rows = tableLines(
    gate.rules.map((rule) => ruleRow(rule, glyphs)),
    { align: ['left', 'left', 'right'], cut: 'end' },
    options,
  );
  const lines = gate.rules.flatMap((rule, i) => [rows[i] ?? [], ...costLines(rule, options)]);
  return renderLines([...lines, blankLine, verdictLine(gate, glyphs)], options);
}

function ruleRow(rule: ReportRule, glyphs: Glyphs): TableRow {
  const { name, status } = rule;
  const style = styles[status];
  const { actual, limit } = ruleFigures(rule);
  return {
    cells: [
      [span(`${glyphs[status]} ${status}`, style)],
      [span(name, status === 'off' ? 'quiet' : 'plain')],
      [span(actual, style)],
    ],
    rest: span(limit, 'quiet'),
  };
}

/** Why a rule does not pass, and what cost most. */
function costLines(
  { status, message, details }: ReportRule,
  options: RenderOptions,
): readonly Line[] {
  if (status === 'pass' || status === 'off') return [];
  const indent = span('      ');
  const rows = details.slice(0, mostDetails).map((detail): TableRow => {
    const { bytes, layer } = detail;
    const size = span(bytes === null ? '' : formatSize(bytes));
    const place = span(layer === null ? '' : `layer ${layer}`, 'quiet');
    return { cells: [[indent], [size], [place]], rest: span(costName(detail)) };
  });
  const shape = { align: ['left', 'right', 'left'], cut: 'middle' } as const;
  return [
    [indent, span(`  ${escapeOnOneLine(message)}`, 'quiet')],
    ...tableLines(rows, shape, options),
  ];
}

function verdictLine(gate: ReportGate, glyphs: Glyphs): Line {
  const { verdict } = gate;
  return [span(`${glyphs[verdict]} ${verdict}`, styles[verdict]), span(`  ${verdictWords(gate)}`)];
}
