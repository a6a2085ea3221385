import type { Waste } from '../../analysis/waste.ts';
import { cutMiddle, padStart } from '../../text/cut.ts';
import { displayWidth } from '../../text/display-width.ts';
import { escapeBytes } from '../../text/escape.ts';
import { formatSize } from '../../text/size.ts';
import type { ExploredImage } from '../explored-image.ts';
import { type Column, fitTable, type Table } from '../screen/columns.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { rememberLast } from '../screen/remember.ts';
import { span } from '../screen/span.ts';

const causeWidth = 'overwritten'.length;
const wideCause = 'rewritten (owner, mtime, +1)'.length;
const leastPath = 16;
const usualPath = 24;
/** From this width on, paths have more room. */
const usualRoom = 56;
/** From this width on, causes have room for their attributes. */
const wideRoom = 96;

/** Waste as rows of a room that is so wide. */
export const wasteTable = rememberLast(
  ({ image }: ExploredImage, width: number, glyphs: Glyphs): Table<Waste> => {
    const { count } = image.base;
    const isWide = width >= wideRoom;
    const columns: readonly Column<Waste>[] = [
      {
        head: 'Wasted',
        align: 'right',
        width: '1.00 kB'.length,
        rank: 0,
        cell: ({ bytes }) => [span(formatSize(bytes), 'waste')],
      },
      {
        head: 'Cause',
        align: 'left',
        width: isWide ? wideCause : causeWidth,
        rank: 1,
        cell: (waste) => [span(waste.cause), span(isWide ? attributesOf(waste) : '', 'dim')],
      },
      layersColumn(image.layers.length, glyphs),
      {
        head: '',
        align: 'left',
        width: count === 0 ? 0 : 'base'.length,
        rank: 3,
        cell: ({ layer }) => [span(layer < count ? 'base' : '', 'dim')],
      },
    ];
    const path = {
      head: 'Path',
      least: width < usualRoom ? leastPath : usualPath,
      cell: (waste: Waste, room: number) => [
        span(cutMiddle(`/${escapeBytes(waste.path)}`, room, glyphs.ellipsis)),
      ],
    };
    return fitTable(columns, path, width);
  },
);

/** Which layer stored it, and which hid it. */
function layersColumn(layers: number, { arrow }: Glyphs): Column<Waste> {
  const digits = String(Math.max(0, layers - 1)).length;
  const between = ` ${arrow} `;
  return {
    head: 'Layers',
    align: 'left',
    width: Math.max('Layers'.length, 2 * digits + displayWidth(between)),
    rank: 2,
    cell: ({ layer, shadowedBy }) => {
      const from = padStart(String(layer), digits);
      return [span(layer === shadowedBy ? from : `${from}${between}${shadowedBy}`, 'dim')];
    },
  };
}

/** What changed in a rewrite, of which up to two are named. */
function attributesOf({ cause, attributes }: Waste): string {
  if (cause !== 'rewritten') return '';
  if (attributes.length === 0) return ' (unchanged)';
  const more = attributes.length > 2 ? [`+${attributes.length - 2}`] : [];
  return ` (${[...attributes.slice(0, 2), ...more].join(', ')})`;
}
