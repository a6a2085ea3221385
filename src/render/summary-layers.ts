import type { Report, ReportImage, ReportLayer } from '../report/report.ts';
import { countOf } from '../text/count.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { bar } from './bar.ts';
import { type Glyphs, glyphsOf } from './glyphs.ts';
import { type Line, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { tableLines, type TableRow } from './table.ts';
import { weightiestLayers } from './weightiest-layers.ts';

/** With more layers than this those that matter least share one line. */
const mostLayers = 9;
const barCells = 12;

/** The layers from the lowest, with what each stores and how much of that is reclaimable. */
export function layerLines(report: Report, options: RenderOptions): readonly Line[] {
  const { image, layers } = report;
  if (layers.length === 0) return [];
  const shown = weightiestLayers(report, mostLayers);
  const hidden = layers.filter((layer) => !shown.has(layer));
  const glyphs = glyphsOf(options);
  const scale = layers.reduce((most, layer) => Math.max(most, layer.storedBytes), 0);
  const rows = [...shown].map((layer) => layerRow(layer, scale, glyphs));
  const lines = tableLines(
    [header, ...rows, ...(hidden.length === 0 ? [] : [hiddenRow(hidden, glyphs)])],
    { align: ['right', 'right', 'right', 'left'], cut: 'end' },
    options,
  );
  const firstOwn = 1 + [...shown].filter(({ base }) => base).length;
  return image.base.layers === 0
    ? lines
    : [...lines.slice(0, firstOwn), baseLine(image.base, layers, glyphs), ...lines.slice(firstOwn)];
}

const header: TableRow = {
  cells: ['Layer', 'Size', '', 'Reclaimable'].map((title) => [span(title, 'quiet')]),
  rest: span('Instruction', 'quiet'),
};

function layerRow(layer: ReportLayer, scale: number, glyphs: Glyphs): TableRow {
  const { index, storedBytes, reclaimableBytes, base } = layer;
  const cells = storedBytes === 0 ? 0 : (storedBytes / scale) * barCells;
  const wasted = storedBytes === 0 ? 0 : reclaimableBytes / storedBytes;
  const instruction = escapeOnOneLine(layer.instruction || layer.createdBy);
  return {
    cells: [
      [span(String(index), 'quiet')],
      [span(formatSize(storedBytes))],
      [reclaimableBytes === 0 ? span('') : span(formatSize(reclaimableBytes), 'warn')],
      bar(cells, wasted, base ? 'quiet' : 'accent', glyphs),
    ],
    rest: instruction === '' ? span('(no history)', 'quiet') : span(instruction),
  };
}

function hiddenRow(layers: readonly ReportLayer[], glyphs: Glyphs): TableRow {
  const sum = (key: 'storedBytes' | 'reclaimableBytes'): number =>
    layers.reduce((total, layer) => total + layer[key], 0);
  const reclaimable = sum('reclaimableBytes');
  return {
    cells: [
      [span(glyphs.ellipsis, 'quiet')],
      [span(formatSize(sum('storedBytes')))],
      [reclaimable === 0 ? span('') : span(formatSize(reclaimable), 'warn')],
      [],
    ],
    rest: span(countOf(layers.length, 'more layer'), 'quiet'),
  };
}

const foundBy: Readonly<Record<ReportImage['base']['foundBy'], string>> = {
  option: 'as told',
  annotation: 'by its labels',
  dockerfile: 'below the Dockerfile',
  history: 'guessed from history',
  'first-layer': 'assumed',
};

/** Sets the layers of the base image, above, apart from those of the image itself. */
function baseLine(base: ReportImage['base'], layers: readonly ReportLayer[], glyphs: Glyphs): Line {
  const bytes = layers.reduce((sum, layer) => sum + (layer.base ? layer.storedBytes : 0), 0);
  const facts = [
    countOf(base.layers, 'layer'),
    formatSize(bytes),
    ...(base.name === null ? [] : [escapeOnOneLine(base.name)]),
  ];
  const text = ` base image above: ${facts.join(', ')} (${foundBy[base.foundBy]})`;
  return [span(glyphs.rule.repeat('Layer'.length) + text, 'quiet')];
}
