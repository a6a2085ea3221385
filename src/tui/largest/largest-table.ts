import type { ImageTree } from '../../filesystem/image-tree.ts';
import { cutMiddle } from '../../text/cut.ts';
import { escapeBytes } from '../../text/escape.ts';
import { formatPercent } from '../../text/percent.ts';
import { formatSize } from '../../text/size.ts';
import { bar } from '../screen/bar.ts';
import { type Column, fitTable, type Table } from '../screen/columns.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { rememberLast } from '../screen/remember.ts';
import { span } from '../screen/span.ts';
import type { LargestFiles } from './largest-files.ts';

/** A file by its place among the largest. */
export interface LargeFile {
  readonly place: number;
  readonly version: number;
}

const leastPath = 16;
const widestRoom = 100;

/** Large files as rows of a room that is so wide. */
export const largestTable = rememberLast(
  (tree: ImageTree, files: LargestFiles, width: number, glyphs: Glyphs): Table<LargeFile> => {
    const largest = tree.contentBytes(files.versions[0] ?? 0);
    const barWidth = width < widestRoom ? 8 : 16;
    const columns: readonly Column<LargeFile>[] = [
      {
        head: 'Size',
        align: 'right',
        width: '1.00 kB'.length,
        rank: 0,
        cell: ({ version }) => [span(formatSize(tree.contentBytes(version)))],
      },
      {
        head: '',
        align: 'left',
        width: barWidth,
        rank: 3,
        cell: ({ version }) => [
          span(bar(tree.contentBytes(version) / largest, barWidth, glyphs), 'bar'),
        ],
      },
      {
        head: 'So far',
        align: 'right',
        width: '>99.9%'.length,
        rank: 2,
        cell: ({ place }) => [
          span(formatPercent((files.cumulativeBytes[place] ?? 0) / files.bytes), 'dim'),
        ],
      },
      {
        head: 'Layer',
        align: 'right',
        width: 'Layer'.length,
        rank: 1,
        cell: ({ version }) => [span(String(storedBy(tree, version)), 'dim')],
      },
    ];
    const path = {
      head: 'Path',
      least: leastPath,
      cell: ({ version }: LargeFile, room: number) => {
        const text = escapeBytes(tree.pathOf(tree.versions.node.at(version)));
        return [span(cutMiddle(`/${text}`, room, glyphs.ellipsis))];
      },
    };
    return fitTable(columns, path, width);
  },
);

/** The layer that carries the content. */
function storedBy({ versions }: ImageTree, version: number): number {
  return versions.layer.at(versions.inode.at(version));
}
