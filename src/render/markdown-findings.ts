import { gravestFirst } from '../model/severity.ts';
import type { Report, ReportFinding } from '../report/report.ts';
import { countOf, formatCount } from '../text/count.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { details } from './markdown-details.ts';
import { codeBlock, codeText, proseText } from './markdown-text.ts';
import { shownPaths } from './shown-path.ts';

const mostFindings = 20;
const mostPaths = 5;
const widestTitle = 160;
const widestDetail = 600;
const widestFix = 300;
const mostFixParts = 6;
/** What the heading and the line about those left out take. */
const reserve = 100;

/**
 * What to change, folded, the gravest first and as many as fit into so many characters; a line
 * counts the others. The words of findings are escaped already.
 */
export function findingBlocks(report: Report, room: number): readonly string[] {
  const { findings, totals } = report;
  const all = totals?.findings ?? findings.length;
  if (all === 0) return [];
  const blocks: string[] = [];
  let left = room - reserve;
  for (const finding of gravestFirst(findings).slice(0, mostFindings)) {
    const block = findingBlock(finding);
    left -= block.length + '\n\n'.length;
    if (left < 0) break;
    blocks.push(block);
  }
  const more = all - blocks.length;
  return [
    '#### What to change',
    ...blocks,
    ...(more === 0 ? [] : [`And ${countOf(more, 'more finding')}.`]),
  ];
}

function findingBlock(finding: ReportFinding): string {
  const { severity, title, detail, ownBytes, fix } = finding;
  const saves = ownBytes === 0 ? '' : `, ${formatSize(ownBytes)}`;
  return details(`<b>${severity}${saves}</b>: ${proseText(title, widestTitle)}`, [
    ...linesOf(finding),
    proseText(detail, widestDetail),
    ...fixBlocks(fix),
    ...pathList(finding),
  ]);
}

function linesOf({ file, lines }: ReportFinding): readonly string[] {
  if (file === undefined || lines === undefined) return [];
  const { first, last } = lines;
  const where = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  return [`${codeText(escapeOnOneLine(file))}, ${where}`];
}

/** Lines that are indented by four spaces are of a Dockerfile; the others are words. */
function fixBlocks(fix: string): readonly string[] {
  const parts = fix.match(/(?:^ {4}.*\n?)+|^.+$/gm) ?? [];
  return parts
    .slice(0, mostFixParts)
    .map((part) =>
      part.startsWith('    ')
        ? codeBlock(part.replaceAll(/^ {4}/gm, '').trimEnd())
        : proseText(part, widestFix),
    );
}

function pathList(finding: ReportFinding): readonly string[] {
  const items = shownPaths(finding)
    .slice(0, mostPaths)
    .map((path) => `- ${codeText(path)}`);
  const more = finding.pathCount - items.length;
  if (more > 0) items.push(`- and ${formatCount(more)} more`);
  return items.length === 0 ? [] : [items.join('\n')];
}
