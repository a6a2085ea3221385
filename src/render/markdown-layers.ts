import type { Report, ReportLayer } from '../report/report.ts';
import { countOf } from '../text/count.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { type MarkdownColumn, markdownTable } from './markdown-table.ts';
import { codeText } from './markdown-text.ts';
import { weightiestLayers } from './weightiest-layers.ts';

/** With more layers than this those that matter least share one row. */
const mostLayers = 16;

const columns: readonly MarkdownColumn[] = [
  { head: 'Layer', align: 'right' },
  { head: 'Size', align: 'right' },
  { head: 'Reclaimable', align: 'right' },
  { head: 'Instruction', align: 'left' },
];

/** The layers from the lowest, those of the base image marked; empty if there are none. */
export function layerBlock(report: Report): string {
  const { layers } = report;
  if (layers.length === 0) return '';
  const shown = weightiestLayers(report, mostLayers);
  const hidden = layers.filter((layer) => !shown.has(layer));
  const rows = [...shown].map(layerRow);
  return markdownTable(columns, hidden.length === 0 ? rows : [...rows, hiddenRow(hidden)]);
}

function layerRow({
  index,
  base,
  instruction,
  createdBy,
  ...layer
}: ReportLayer): readonly string[] {
  const text = escapeOnOneLine(instruction || createdBy);
  const shown = text === '' ? '(no history)' : codeText(text);
  return [String(index), ...sizes([layer]), base ? `base: ${shown}` : shown];
}

function hiddenRow(layers: readonly ReportLayer[]): readonly string[] {
  return ['…', ...sizes(layers), countOf(layers.length, 'more layer')];
}

type Sizes = Pick<ReportLayer, 'storedBytes' | 'reclaimableBytes'>;

function sizes(layers: readonly Sizes[]): readonly string[] {
  const sum = (key: keyof Sizes): number => layers.reduce((total, layer) => total + layer[key], 0);
  const reclaimable = sum('reclaimableBytes');
  return [formatSize(sum('storedBytes')), reclaimable === 0 ? '' : formatSize(reclaimable)];
}
