import type { Analysis } from '../../analysis/analysis.ts';
import type { Image, ImageLayer } from '../../model/image.ts';
import { countOf, formatCount } from '../../text/count.ts';
import { cutEnd } from '../../text/cut.ts';
import { escapeLines, escapeOnOneLine } from '../../text/escape.ts';
import { formatPercent } from '../../text/percent.ts';
import { formatSize } from '../../text/size.ts';
import { formatTime } from '../../text/time.ts';
import { baseWords } from '../config/base-words.ts';
import type { ExploredImage } from '../explored-image.ts';
import { type Fact, fact, factLines, labelWidth } from '../screen/facts.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { rememberLast } from '../screen/remember.ts';
import { type Row, row, span } from '../screen/span.ts';
import { wrapText } from '../screen/wrap-text.ts';
import { instructionLines } from './instruction-lines.ts';
import { severityTones } from '../severity-tones.ts';
import { figuresOf, type KnownFigures } from './layer-figures.ts';
import { findingsByLayer } from './layer-findings.ts';

const indent = '    ';

/** All there is to say of layer `last`, and of the layers from `first` on that are looked at with it. */
export const detailRows = rememberLast(
  (
    image: ExploredImage,
    first: number,
    last: number,
    width: number,
    glyphs: Glyphs,
  ): readonly Row[] => {
    const layer = image.image.layers[last];
    if (layer === undefined) return [];
    const facts = layerFacts(image, layer, glyphs);
    const labels = labelWidth(facts, width);
    return [
      ...instructionRows(layer, width),
      ...facts.flatMap((each) => factLines(each, labels, width)).map((spans) => row(spans)),
      ...(first === last ? [] : rangeRows(image, first, last, width, glyphs)),
    ];
  },
);

function instructionRows({ instruction }: ImageLayer, width: number): readonly Row[] {
  if (instruction === '') return [row([span('(no history)', 'dim')])];
  const [start = '', ...others] = instructionLines(instruction);
  return [
    ...wrapText(escapeLines(start), width),
    ...others.flatMap((line) =>
      wrapText(escapeLines(line), width - indent.length).map((text) => indent + text),
    ),
  ].map((text) => row([span(text)]));
}

function layerFacts(
  image: ExploredImage,
  layer: ImageLayer,
  { ellipsis }: Glyphs,
): readonly Fact[] {
  const { index, created, diffId, digest, mediaType, compressedBytes } = layer;
  const { base } = image.image;
  const figures = figuresOf(image)[index];
  const live = image.analysis?.layers[index]?.liveBytes;
  const compressed = compressedBytes === null ? '' : `, ${formatSize(compressedBytes)} compressed`;
  return [
    ...argumentsOf(image.image, index).map((text) => fact('Argument', text)),
    fact('Stored', formatSize(figures?.storedBytes ?? 0) + compressed),
    fact('Live', live === undefined ? `${ellipsis} comparing contents` : formatSize(live)),
    ...(figures === undefined ? [] : [...wasteFacts(figures), ...changeFacts(figures)]),
    ...(image.analysis === null ? [] : findingFacts(image.analysis, index)),
    fact(
      'Created',
      created === null ? 'not said' : (formatTime(created) ?? escapeOnOneLine(created)),
    ),
    ...(index < base.count ? [fact('Base image', baseWords(base))] : []),
    ...(digest === null ? [] : [fact('Digest', digest, 'dim')]),
    ...(diffId === null ? [] : [fact('DiffID', diffId, 'dim')]),
    fact('Media type', escapeOnOneLine(mediaType), 'dim'),
  ];
}

function argumentsOf({ history }: Image, layer: number): readonly string[] {
  const step = history.find((each) => each.layer === layer);
  return (step?.buildArguments ?? []).map(escapeOnOneLine);
}

function wasteFacts({ storedBytes, reclaimableBytes }: KnownFigures): readonly Fact[] {
  if (reclaimableBytes === null) return [];
  if (reclaimableBytes === 0) return [fact('Reclaimable', 'nothing', 'dim')];
  const share = formatPercent(reclaimableBytes / storedBytes);
  return [fact('Reclaimable', `${formatSize(reclaimableBytes)} (${share})`, 'waste')];
}

function findingFacts(analysis: Analysis, layer: number): readonly Fact[] {
  const found = findingsByLayer(analysis).get(layer);
  if (found === undefined) return [];
  const { count, gravest } = found;
  const words = count === 1 ? `1, ${gravest}` : `${formatCount(count)}, the gravest ${gravest}`;
  return [fact('Findings', words, severityTones[gravest])];
}

function changeFacts({ changes }: KnownFigures): readonly Fact[] {
  if (changes === null) return [];
  const { added, modified, removed } = changes;
  const told = [
    [added.files, 'added'],
    [modified.files, 'modified'],
    [removed.files, 'removed'],
  ] as const;
  const words = told
    .filter(([files]) => files > 0)
    .map(([files, what]) => `${formatCount(files)} ${what}`);
  return [fact('Files', words.join(', ') || 'none changed')];
}

/** Which layers are looked at together. */
function rangeRows(
  image: ExploredImage,
  first: number,
  last: number,
  width: number,
  { ellipsis }: Glyphs,
): readonly Row[] {
  const shown = image.image.layers.slice(first, last + 1).reverse();
  const stored = figuresOf(image)
    .slice(first, last + 1)
    .reduce((sum, { storedBytes }) => sum + storedBytes, 0);
  const title = `Layers ${first}-${last} together: ${countOf(shown.length, 'layer')}, ${formatSize(stored)}`;
  const lines = shown.map(({ index, instruction }) => `${index} ${escapeOnOneLine(instruction)}`);
  return [
    row([]),
    ...wrapText(title, width).map((line) => row([span(line, 'title')])),
    ...lines.map((line) => row([span(cutEnd(line, width, ellipsis), 'dim')])),
  ];
}
