import { displayWidth } from '../../text/display-width.ts';
import { type Span, span } from './span.ts';

/** A column of a table. */
export interface Column<Item> {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** Columns of the screen; 0 leaves it out. */
  readonly width: number;
  /** Where there is little room, the largest numbers give way first. */
  readonly rank: number;
  /** What it shows of an item, in at most `width` columns. */
  readonly cell: (item: Item) => readonly Span[];
}

/** The last column, which takes what the others leave. */
export interface RestColumn<Item> {
  readonly head: string;
  /** Others give way until it has as much. */
  readonly least: number;
  readonly cell: (item: Item, width: number) => readonly Span[];
}

/** A table whose columns fit a room. */
export interface Table<Item> {
  readonly columns: readonly Column<Item>[];
  readonly rest: RestColumn<Item>;
  readonly restWidth: number;
  readonly gap: string;
}

/** From here on there is room for air between columns. */
const airy = 72;

/** Leaves columns out, until all that stay fit into `width`. */
export function fitTable<Item>(
  columns: readonly Column<Item>[],
  rest: RestColumn<Item>,
  width: number,
): Table<Item> {
  const gap = ' '.repeat(width < airy ? 1 : 2);
  let kept = columns.filter((column) => column.width > 0);
  let restWidth = width - usedBy(kept, gap);
  while (restWidth < rest.least && kept.length > 0) {
    const last = Math.max(...kept.map(({ rank }) => rank));
    kept = kept.filter(({ rank }) => rank !== last);
    restWidth = width - usedBy(kept, gap);
  }
  return { columns: kept, rest, restWidth: Math.max(0, restWidth), gap };
}

/** An item as the table shows it. */
export function tableSpans<Item>(table: Table<Item>, item: Item): readonly Span[] {
  const { columns, rest, restWidth, gap } = table;
  const spans: Span[] = [];
  for (const column of columns) pushColumn(spans, column.cell(item), column, gap);
  spans.push(...rest.cell(item, restWidth));
  return spans;
}

/** What stands above the columns. */
export function headSpans<Item>({ columns, rest, gap }: Table<Item>): readonly Span[] {
  const spans: Span[] = [];
  for (const column of columns) pushColumn(spans, [headSpan(column)], column, gap);
  spans.push(span(rest.head, 'dim'));
  return spans;
}

/** Columns that spans take together. */
export function spansWidth(spans: readonly Span[]): number {
  return spans.reduce((width, { text }) => width + displayWidth(text), 0);
}

function usedBy<Item>(columns: readonly Column<Item>[], gap: string): number {
  return columns.reduce((sum, { width }) => sum + width + gap.length, 0);
}

function headSpan<Item>({ head, width }: Column<Item>): Span {
  return span(head.length > width ? '' : head, 'dim');
}

function pushColumn<Item>(
  spans: Span[],
  cell: readonly Span[],
  { align, width }: Column<Item>,
  gap: string,
): void {
  const padding = ' '.repeat(Math.max(0, width - spansWidth(cell)));
  if (align === 'right') spans.push(span(padding), ...cell, span(gap));
  else spans.push(...cell, span(padding + gap));
}
