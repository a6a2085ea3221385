import { cutEnd, cutMiddle } from '../text/cut.ts';
import { glyphsOf } from './glyphs.ts';
import { type Line, lineWidth, type Span, span } from './line.ts';
import type { RenderOptions } from './options.ts';

/** Cells as wide as they must be, then one piece of text that takes what is left of the width. */
export interface TableRow {
  readonly cells: readonly Line[];
  readonly rest: Span;
}

type Align = 'left' | 'right';

export interface TableShape {
  /** How each cell stands in its column. */
  readonly align: readonly Align[];
  /** Where the rest gives way when it is too long. */
  readonly cut: 'middle' | 'end';
}

const gap = '  ';

/** Rows with their columns aligned, by what terminals show; a column without text is left out. */
export function tableLines(
  rows: readonly TableRow[],
  shape: TableShape,
  options: RenderOptions,
): readonly Line[] {
  const widths = shape.align.map((_, column) =>
    rows.reduce((most, { cells }) => Math.max(most, lineWidth(cells[column] ?? [])), 0),
  );
  const filled = widths.filter((width) => width > 0);
  const used = filled.reduce((sum, width) => sum + width + gap.length, 0);
  const cut = shape.cut === 'middle' ? cutMiddle : cutEnd;
  const { ellipsis } = glyphsOf(options);
  return rows.map(({ cells, rest }) => [
    ...cells.flatMap((cell, column) => inColumn(cell, widths[column] ?? 0, shape.align[column])),
    span(cut(rest.text, Math.max(0, options.width - used), ellipsis), rest.style),
  ]);
}

function inColumn(cell: Line, width: number, align: Align | undefined): Line {
  if (width === 0) return [];
  const padding = span(' '.repeat(width - lineWidth(cell)));
  return align === 'right' ? [padding, ...cell, span(gap)] : [...cell, padding, span(gap)];
}
