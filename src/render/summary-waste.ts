import type { Report, ReportWaste } from '../report/report.ts';
import { formatCount } from '../text/count.ts';
import { formatSize } from '../text/size.ts';
import { type Glyphs, glyphsOf } from './glyphs.ts';
import { type Line, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { shownPath } from './shown-path.ts';
import { tableLines, type TableRow } from './table.ts';

/**
 * The largest contents that ship unseen: why, and which layers stored and hid them. At most `most`
 * rows, unless `--top` has asked for another number.
 */
export function wasteLines(
  { waste, totals }: Report,
  most: number,
  options: RenderOptions,
): readonly Line[] {
  const rows = totals === undefined ? waste.slice(0, most) : waste;
  if (rows.length === 0) return [];
  const glyphs = glyphsOf(options);
  return tableLines(
    [
      header(rows.length, totals?.waste ?? waste.length),
      ...rows.map((row) => wasteRow(row, glyphs)),
    ],
    { align: ['right', 'left', 'left'], cut: 'middle' },
    options,
  );
}

function header(shown: number, all: number): TableRow {
  const extent = shown === all ? '' : ` (the largest ${formatCount(shown)} of ${formatCount(all)})`;
  return {
    cells: ['Wasted', 'Cause', 'Layers'].map((title) => [span(title, 'quiet')]),
    rest: span(`Path${extent}`, 'quiet'),
  };
}

function wasteRow(row: ReportWaste, glyphs: Glyphs): TableRow {
  return {
    cells: [
      [span(formatSize(row.bytes), 'warn')],
      [span(causeOf(row))],
      [span(layersOf(row, glyphs), 'quiet')],
    ],
    rest: span(shownPath(row)),
  };
}

/** The cause, and of a rewrite up to two of the attributes that changed. */
function causeOf({ cause, attributes }: ReportWaste): string {
  if (attributes === undefined) return cause;
  if (attributes.length === 0) return `${cause} (unchanged)`;
  const more = attributes.length > 2 ? [`+${attributes.length - 2}`] : [];
  return `${cause} (${[...attributes.slice(0, 2), ...more].join(', ')})`;
}

function layersOf({ layer, shadowedBy }: ReportWaste, glyphs: Glyphs): string {
  return layer === shadowedBy ? `${layer}` : `${layer} ${glyphs.arrow} ${shadowedBy}`;
}
