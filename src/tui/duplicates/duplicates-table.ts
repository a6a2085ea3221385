import type { Duplicate } from '../../analysis/duplicates.ts';
import { cutMiddle, padStart } from '../../text/cut.ts';
import { displayWidth } from '../../text/display-width.ts';
import { escapeBytes } from '../../text/escape.ts';
import { formatSize } from '../../text/size.ts';
import { type Column, fitTable, type Table } from '../screen/columns.ts';
import { compactCount } from '../screen/compact-count.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { type Span, span } from '../screen/span.ts';
import type { DuplicateRow } from './duplicate-rows.ts';

const sizeWidth = '1.00 kB'.length;
const leastPath = 12;
const indent = '  ';
const layerDigits = 2;

/** Contents as rows of a room that is so wide; `open` are those whose paths are shown. */
export function duplicatesTable(
  open: readonly number[],
  width: number,
  glyphs: Glyphs,
): Table<DuplicateRow> {
  const columns: readonly Column<DuplicateRow>[] = [
    {
      head: '',
      align: 'left',
      width: Math.max(displayWidth(glyphs.expanded), displayWidth(glyphs.collapsed)),
      rank: 0,
      cell: ({ group }) => [span(open.includes(group) ? glyphs.expanded : glyphs.collapsed, 'dim')],
    },
    {
      head: 'Saves',
      align: 'right',
      width: sizeWidth,
      rank: 1,
      cell: ({ duplicate }) => [span(formatSize(duplicate.reclaimableBytes), 'waste')],
    },
    {
      head: 'Each',
      align: 'right',
      width: sizeWidth,
      rank: 3,
      cell: ({ duplicate }) => [span(formatSize(duplicate.bytes))],
    },
    {
      head: 'Copies',
      align: 'right',
      width: 'Copies'.length,
      rank: 2,
      cell: ({ duplicate: { paths } }) => [span(compactCount(paths.length))],
    },
  ];
  const path = {
    head: 'Path',
    least: leastPath,
    cell: ({ duplicate }: DuplicateRow, room: number) => [
      span(pathOf(duplicate, 0, room, glyphs), 'dim'),
    ],
  };
  return fitTable(columns, path, width);
}

/** One path of a content, and the layer that stores it there. */
export function copySpans(
  { duplicate, copy }: DuplicateRow,
  width: number,
  glyphs: Glyphs,
): readonly Span[] {
  const at = copy ?? 0;
  const stored = padStart(String(duplicate.paths[at]?.layer ?? ''), layerDigits);
  const layer = `${indent}layer ${stored}${indent}`;
  return [span(layer, 'dim'), span(pathOf(duplicate, at, width - layer.length, glyphs))];
}

function pathOf({ paths }: Duplicate, at: number, width: number, { ellipsis }: Glyphs): string {
  const found = paths[at];
  return found === undefined ? '' : cutMiddle(`/${escapeBytes(found.path)}`, width, ellipsis);
}
