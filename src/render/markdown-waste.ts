import type { Report, ReportWaste } from '../report/report.ts';
import { countOf } from '../text/count.ts';
import { formatSize } from '../text/size.ts';
import { details } from './markdown-details.ts';
import { type MarkdownColumn, markdownTable } from './markdown-table.ts';
import { codeText } from './markdown-text.ts';
import { shownPath } from './shown-path.ts';

const mostRows = 10;

const columns: readonly MarkdownColumn[] = [
  { head: 'Wasted', align: 'right' },
  { head: 'Cause', align: 'left' },
  { head: 'Layers', align: 'left' },
  { head: 'Path', align: 'left' },
];

/** The largest contents that ship unseen, folded; nothing if there are none. */
export function wasteBlocks({ waste, totals, summary }: Report): readonly string[] {
  const all = totals?.waste ?? waste.length;
  if (waste.length === 0) return [];
  const title = `${formatSize(summary.reclaimableBytes)} wasted by ${countOf(all, 'file')}`;
  return [details(title, [markdownTable(columns, waste.slice(0, mostRows).map(wasteRow))])];
}

function wasteRow(row: ReportWaste): readonly string[] {
  const { bytes, cause, layer, shadowedBy } = row;
  const layers = layer === shadowedBy ? `${layer}` : `${layer} → ${shadowedBy}`;
  return [formatSize(bytes), cause, layers, codeText(shownPath(row))];
}
