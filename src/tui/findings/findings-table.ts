import type { Finding } from '../../analysis/finding.ts';
import type { Image } from '../../model/image.ts';
import { cutEnd } from '../../text/cut.ts';
import { displayWidth } from '../../text/display-width.ts';
import { formatSize } from '../../text/size.ts';
import { type Column, fitTable, type Table } from '../screen/columns.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { span } from '../screen/span.ts';
import { severityTones } from '../severity-tones.ts';
import { adviceIn } from './finding-rows.ts';

const leastTitle = 24;

/** A finding as its row shows it. */
export interface FindingItem {
  readonly finding: Finding;
  readonly isOpen: boolean;
}

/** Findings as rows of a room that is so wide: what changing the Dockerfile saves, and what it is. */
export function findingsTable(image: Image, width: number, glyphs: Glyphs): Table<FindingItem> {
  const digits = String(Math.max(0, image.layers.length - 1)).length;
  const columns: readonly Column<FindingItem>[] = [
    {
      head: '',
      align: 'left',
      width: Math.max(displayWidth(glyphs.expanded), displayWidth(glyphs.collapsed)),
      rank: 0,
      cell: ({ isOpen }) => [span(isOpen ? glyphs.expanded : glyphs.collapsed, 'dim')],
    },
    {
      head: 'Saves',
      align: 'right',
      width: '1.00 kB'.length,
      rank: 1,
      cell: ({ finding: { ownBytes } }) => [
        span(ownBytes === 0 ? '' : formatSize(ownBytes), 'waste'),
      ],
    },
    {
      head: 'Matters',
      align: 'left',
      width: 'Matters'.length,
      rank: 2,
      cell: ({ finding: { severity } }) => [span(severity, severityTones[severity])],
    },
    {
      head: 'Layer',
      align: 'right',
      width: Math.max('Layer'.length, digits),
      rank: 3,
      cell: ({ finding: { layer } }) => [span(layer === null ? '' : String(layer), 'dim')],
    },
  ];
  const title = {
    head: 'What it is',
    least: leastTitle,
    cell: ({ finding }: FindingItem, room: number) => [
      span(cutEnd(adviceIn(image)(finding).title, room, glyphs.ellipsis)),
    ],
  };
  return fitTable(columns, title, width);
}
