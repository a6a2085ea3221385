import type { Report, ReportGate, ReportRule } from '../report/report.ts';
import { countOf } from '../text/count.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { formatPercent } from '../text/percent.ts';
import { formatSize } from '../text/size.ts';
import { verdictWords } from './gate-verdict.ts';
import { glyphsOf } from './glyphs.ts';
import { type MarkdownColumn, markdownTable } from './markdown-table.ts';
import { codeText, proseText } from './markdown-text.ts';
import { ruleFigures } from './rule-figures.ts';
import { damageTexts } from './warnings.ts';

const glyphs = glyphsOf({ ascii: false });

/** The verdict, if there is one; what could not be read; which image it is; its figures; each rule. */
export function headBlocks(report: Report): readonly string[] {
  const { gate = null } = report;
  const title =
    gate === null
      ? '### layerscope'
      : `### ${glyphs[gate.verdict]} layerscope: ${gate.verdict}, ${verdictWords(gate)}`;
  return [
    title,
    ...damageBlocks(report),
    figures(report),
    ...(gate === null ? [] : [ruleTable(gate)]),
  ];
}

/** Kinds of damage that are told; more of them tell nobody more. */
const mostDamage = 5;
const widestDamage = 300;

function damageBlocks({ warnings }: Report): readonly string[] {
  const texts = damageTexts(warnings);
  if (texts.length === 0) return [];
  const head = 'Some of the image could not be read; all that is told here is of the rest.';
  const items = texts.slice(0, mostDamage).map((text) => `- ${proseText(text, widestDamage)}`);
  return [head, items.join('\n')];
}

function figures({ image, summary }: Report): string {
  const { storedBytes, layers, efficiency, reclaimableBytes, avoidableBytes } = summary;
  const facts = [
    `${formatSize(storedBytes)} in ${countOf(layers, 'layer')}`,
    `efficiency ${formatPercent(efficiency)}`,
    `${formatSize(reclaimableBytes)} reclaimable`,
    ...(avoidableBytes === 0 ? [] : [`${formatSize(avoidableBytes)} avoidable`]),
  ];
  return `${codeText(escapeOnOneLine(image.reference))} ${codeText(escapeOnOneLine(image.platform))}: ${facts.join(', ')}.`;
}

const columns: readonly MarkdownColumn[] = [
  { head: 'Rule', align: 'left' },
  { head: 'Outcome', align: 'left' },
  { head: 'Figure', align: 'right' },
  { head: 'Limit', align: 'left' },
];

function ruleTable({ rules }: ReportGate): string {
  return markdownTable(columns, rules.filter(({ status }) => status !== 'off').map(ruleRow));
}

function ruleRow(rule: ReportRule): readonly string[] {
  const { name, status } = rule;
  const { actual, limit } = ruleFigures(rule);
  return [codeText(name), `${glyphs[status]} ${status}`, actual, limit];
}
