import type { Changes } from '../../analysis/analysis.ts';
import type { Severity } from '../../model/severity.ts';
import { cutEnd, padStart } from '../../text/cut.ts';
import { escapeOnOneLine } from '../../text/escape.ts';
import { formatSize } from '../../text/size.ts';
import type { ExploredImage } from '../explored-image.ts';
import { shadedBar } from '../screen/bar.ts';
import { type Column, fitTable, type Table } from '../screen/columns.ts';
import { compactCount } from '../screen/compact-count.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { rememberLast } from '../screen/remember.ts';
import { shortPercent } from '../screen/short-percent.ts';
import { type Span, span } from '../screen/span.ts';
import { severityTones } from '../severity-tones.ts';
import { figuresOf, type KnownFigures } from './layer-figures.ts';
import { findingsByLayer } from './layer-findings.ts';

/** One layer as its row shows it. */
interface LayerItem extends KnownFigures {
  readonly index: number;
  readonly isBase: boolean;
  readonly instruction: string;
  /** Of its gravest finding. */
  readonly finding: Severity | null;
}

export interface LayerTable {
  readonly table: Table<LayerItem>;
  readonly items: readonly LayerItem[];
}

const sizeWidth = '1.00 kB'.length;
const percentWidth = 'Waste'.length;
/** From these widths on, waste is told in bytes, and bars are longer. */
const wideRoom = 56;
const widestRoom = 100;
const leastInstruction = 12;
/** More of an instruction than the widest terminal has columns. */
const mostCharacters = 2000;

/** The layers for a room that is so wide. */
export const layerTable = rememberLast(
  (image: ExploredImage, width: number, glyphs: Glyphs): LayerTable => {
    const items = layerItems(image);
    const columns = [
      indexColumn(items, glyphs),
      sizeColumn,
      barColumn(items, width < widestRoom ? 6 : 16, glyphs),
      wasteColumn(items, width >= wideRoom, glyphs),
      changesColumn(items, glyphs),
    ];
    const instruction = {
      head: 'Instruction',
      least: leastInstruction,
      cell: (layer: LayerItem, room: number) => instructionSpans(layer, room, glyphs),
    };
    return { table: fitTable(columns, instruction, width), items };
  },
);

function layerItems(image: ExploredImage): readonly LayerItem[] {
  const { layers, base } = image.image;
  const figures = figuresOf(image);
  const findings = image.analysis === null ? null : findingsByLayer(image.analysis);
  return layers.map(({ index, instruction: whole }) => {
    const { storedBytes = 0, reclaimableBytes = null, changes = null } = figures[index] ?? {};
    const isBase = index < base.count;
    const instruction = whole.slice(0, mostCharacters);
    const finding = findings?.get(index)?.gravest ?? null;
    return { index, isBase, instruction, finding, storedBytes, reclaimableBytes, changes };
  });
}

/** Base layers are marked, and dim; behind the number stands whether something was found. */
function indexColumn(items: readonly LayerItem[], glyphs: Glyphs): Column<LayerItem> {
  const digits = Math.max(2, String(items.length - 1).length);
  const mark = items.some(({ finding }) => finding !== null) ? glyphs.finding.length : 0;
  return {
    head: '',
    align: 'right',
    width: 1 + digits + mark,
    rank: 0,
    cell: ({ index, isBase, finding }) => [
      span(isBase ? glyphs.dot : ' ', 'dim'),
      span(padStart(String(index), digits), isBase ? 'dim' : 'text'),
      finding === null ? span(' '.repeat(mark)) : span(glyphs.finding, severityTones[finding]),
    ],
  };
}

const sizeColumn: Column<LayerItem> = {
  head: 'Size',
  align: 'right',
  width: sizeWidth,
  rank: 1,
  cell: ({ storedBytes, isBase }) => [
    span(formatSize(storedBytes), storedBytes === 0 || isBase ? 'dim' : 'text'),
  ],
};

function barColumn(items: readonly LayerItem[], width: number, glyphs: Glyphs): Column<LayerItem> {
  const largest = items.reduce((most, { storedBytes }) => Math.max(most, storedBytes), 0);
  return {
    head: '',
    align: 'left',
    width: largest === 0 ? 0 : width,
    rank: 3,
    cell: ({ storedBytes, reclaimableBytes, isBase }) => {
      const wasted = storedBytes === 0 ? 0 : (reclaimableBytes ?? 0) / storedBytes;
      return shadedBar(storedBytes / largest, wasted, width, glyphs, isBase ? 'dim' : 'bar');
    },
  };
}

function wasteColumn(
  items: readonly LayerItem[],
  inBytes: boolean,
  glyphs: Glyphs,
): Column<LayerItem> {
  const isClean = items.every(({ reclaimableBytes }) => reclaimableBytes === 0);
  const width = inBytes ? sizeWidth : percentWidth;
  return {
    head: 'Waste',
    align: 'right',
    width: isClean ? 0 : width,
    rank: 2,
    cell: ({ storedBytes, reclaimableBytes }) => {
      if (storedBytes === 0 || reclaimableBytes === 0) return [];
      if (reclaimableBytes === null) return [span(glyphs.ellipsis, 'dim')];
      const share = reclaimableBytes / storedBytes;
      return [span(inBytes ? formatSize(reclaimableBytes) : shortPercent(share), 'waste')];
    },
  };
}

const changeKinds = ['added', 'modified', 'removed'] as const;
type ChangeKind = (typeof changeKinds)[number];

/** How many files a layer added, modified and removed, each kind below the other. */
function changesColumn(items: readonly LayerItem[], glyphs: Glyphs): Column<LayerItem> {
  const kinds = changeKinds
    .map((kind) => ({ kind, width: widestChange(items, kind, glyphs) }))
    .filter(({ width }) => width > 0);
  return {
    head: 'Changes',
    align: 'left',
    // One blank between two.
    width: Math.max(
      0,
      kinds.reduce((sum, { width }) => sum + width + 1, -1),
    ),
    rank: 4,
    cell: ({ changes }) =>
      kinds.flatMap(({ kind, width }, i) => [
        span(i === 0 ? '' : ' '),
        span(padStart(changeText(changes, kind, glyphs), width), kind),
      ]),
  };
}

function widestChange(items: readonly LayerItem[], kind: ChangeKind, glyphs: Glyphs): number {
  return items.reduce(
    (most, { changes }) => Math.max(most, changeText(changes, kind, glyphs).length),
    0,
  );
}

function changeText(changes: Changes | null, kind: ChangeKind, glyphs: Glyphs): string {
  const files = changes?.[kind].files ?? 0;
  return files === 0 ? '' : glyphs[kind] + compactCount(files);
}

function instructionSpans(
  { instruction, isBase }: LayerItem,
  width: number,
  { ellipsis }: Glyphs,
): readonly Span[] {
  const text = escapeOnOneLine(instruction);
  if (text === '') return [span(cutEnd('(no history)', width, ellipsis), 'dim')];
  return [span(cutEnd(text, width, ellipsis), isBase ? 'dim' : 'text')];
}
