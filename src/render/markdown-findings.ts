import type { Report, ReportFinding } from '../report/report.ts';
import { countOf } from '../text/count.ts';
import { escapeLines, escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { gravestFirst } from './gravest-first.ts';
import { details } from './markdown-details.ts';
import { codeBlock, codeText, proseText } from './markdown-text.ts';
import { shownPath } from './shown-path.ts';

const mostFindings = 20;
const mostPaths = 5;
const widestTitle = 160;
const widestDetail = 600;
/** What the heading and the line about those left out take. */
const reserve = 100;

/** The gravest findings, folded, as many as fit into so many characters; a line counts the others. */
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
  const { severity, title, detail, bytes, fix, paths } = finding;
  const saves = bytes === 0 ? '' : `, ${formatSize(bytes)}`;
  return details(`<b>${severity}${saves}</b>: ${proseText(escapeOnOneLine(title), widestTitle)}`, [
    placeOf(finding) + proseText(escapeOnOneLine(detail), widestDetail),
    codeBlock(escapeLines(fix)),
    ...(paths.length === 0 ? [] : [pathList(paths)]),
  ]);
}

function placeOf({ layer, dockerfile }: ReportFinding): string {
  const lines =
    dockerfile === undefined
      ? []
      : [`${codeText(escapeOnOneLine(dockerfile.file))}, line ${dockerfile.startLine}`];
  const places = [...lines, ...(layer === null ? [] : [`layer ${layer}`])];
  return places.length === 0 ? '' : `${places.join(', ')}: `;
}

function pathList(paths: readonly string[]): string {
  const more = paths.length - mostPaths;
  return [
    ...paths.slice(0, mostPaths).map((path) => `- ${codeText(shownPath({ path }))}`),
    ...(more > 0 ? [`- and ${countOf(more, 'more path')}`] : []),
  ].join('\n');
}
