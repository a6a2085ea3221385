import type { FileAttributes } from '../../filesystem/file-attributes.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { FileType } from '../../model/entry-kind.ts';
import { cutEnd } from '../../text/cut.ts';
import { formatMode } from '../../text/mode.ts';
import { formatSize } from '../../text/size.ts';
import { formatTime } from '../../text/time.ts';
import { bar } from '../screen/bar.ts';
import { type Column, fitTable, type RestColumn, type Table } from '../screen/columns.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { remember } from '../screen/remember.ts';
import { type Span, span } from '../screen/span.ts';
import type { NamedPath } from './name-spans.ts';

/** A path as its row shows it. */
export interface FileItem extends NamedPath {
  /** Null of a directory that no layer lists. */
  readonly metadata: FileAttributes | null;
  readonly bytes: number;
  /** Of what its directory holds, from 0 to 1. */
  readonly share: number;
  /** Whether only something below it changed. */
  readonly isChangedBelow: boolean;
}

const barWidth = 6;
const mostOwner = 13;
/** What a name likes to have; in narrow rooms it gets half. */
const usualName = 24;
/** Only rooms as wide as this have air enough for times. */
const wideRoom = 100;

/** The columns for a room that is so wide. */
export function fileTable(
  tree: ImageTree,
  name: RestColumn<FileItem>['cell'],
  width: number,
  hasAttributes: boolean,
  glyphs: Glyphs,
): Table<FileItem> {
  const attributes: readonly Column<FileItem>[] = [
    modeColumn,
    ownerColumn(tree, glyphs),
    sizeColumn,
    barColumn(glyphs),
    { ...timeColumn, width: width < wideRoom ? 0 : timeColumn.width },
  ];
  const columns = [kindColumn(glyphs), ...(hasAttributes ? attributes : [])];
  const least = Math.min(usualName, Math.floor(width / 2));
  return fitTable(columns, { head: '  Name', least, cell: name }, width);
}

function kindColumn(glyphs: Glyphs): Column<FileItem> {
  return {
    head: '',
    align: 'left',
    width: 1,
    rank: 0,
    cell: (item) => [kindSpan(item, glyphs)],
  };
}

function kindSpan({ kind, isChangedBelow }: FileItem, glyphs: Glyphs): Span {
  switch (kind) {
    case 'added':
    case 'removed':
    case 'modified':
      return span(glyphs[kind], kind);
    case 'unmodified':
      return span(isChangedBelow ? glyphs.below : glyphs.unmodified, 'dim');
    case 'untouched':
      return span(isChangedBelow ? glyphs.below : '', 'dim');
  }
}

const setId = 0o6000;

const modeColumn: Column<FileItem> = {
  head: 'Mode',
  align: 'left',
  width: 'drwxr-xr-x'.length,
  rank: 2,
  cell: ({ type, metadata }) => {
    const mode = metadata?.mode ?? null;
    const isSetId = type === 'file' && mode !== null && (mode & setId) !== 0;
    return [span(formatMode(type, mode), isSetId ? 'warn' : 'dim')];
  },
};

function ownerColumn(tree: ImageTree, { ellipsis }: Glyphs): Column<FileItem> {
  const width = ownerWidth(tree);
  return {
    head: 'Owner',
    align: 'right',
    width,
    rank: 3,
    cell: ({ metadata }) => {
      const owner = metadata === null ? '?' : `${metadata.uid}:${metadata.gid}`;
      return [span(cutEnd(owner, width, ellipsis), 'dim')];
    },
  };
}

/** Columns for the owners of all files, the same whatever rows are shown. */
const ownerWidth = remember(({ layers }: ImageTree): number => {
  const widths = layers.map(({ uid, gid }) => mostDigits(uid) + 1 + mostDigits(gid));
  return Math.min(mostOwner, Math.max('Owner'.length, ...widths));
});

function mostDigits(numbers: Uint32Array): number {
  return String(numbers.reduce((most, number) => Math.max(most, number), 0)).length;
}

const sizeColumn: Column<FileItem> = {
  head: 'Size',
  align: 'right',
  width: '1.00 kB'.length,
  rank: 1,
  cell: ({ type, bytes }) =>
    isSized(type) ? [span(formatSize(bytes), bytes === 0 ? 'dim' : 'text')] : [],
};

function isSized(type: FileType): boolean {
  return type === 'file' || type === 'directory';
}

function barColumn(glyphs: Glyphs): Column<FileItem> {
  return {
    head: '',
    align: 'left',
    width: barWidth,
    rank: 4,
    cell: ({ kind, share }) => [
      span(bar(share, barWidth, glyphs), kind === 'removed' ? 'removed' : 'bar'),
    ],
  };
}

const timeColumn: Column<FileItem> = {
  head: 'Time',
  align: 'left',
  width: '2025-11-20 14:03'.length,
  rank: 5,
  cell: ({ metadata }) => [span(metadata === null ? '?' : timeText(metadata.mtime), 'dim')],
};

function timeText(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? '?' : (formatTime(time.toISOString()) ?? '?');
}
