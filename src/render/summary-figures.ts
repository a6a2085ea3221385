import type { Report } from '../report/report.ts';
import { countOf } from '../text/count.ts';
import { padEnd, padStart } from '../text/cut.ts';
import { formatPercent } from '../text/percent.ts';
import { formatSize } from '../text/size.ts';
import { bar } from './bar.ts';
import { glyphsOf } from './glyphs.ts';
import { type Line, span, type Style } from './line.ts';
import type { RenderOptions } from './options.ts';

const barCells = 32;

/** What the image stores, how much of it is of use, and what is not. */
export function figureLines(
  { image, summary, reading }: Report,
  options: RenderOptions,
): readonly Line[] {
  const { storedBytes, efficiency, reclaimableBytes } = summary;
  const style = scoreStyle(efficiency);
  return [
    figureLine('Stored', formatSize(storedBytes), 'strong', [span(contentsOf(summary))]),
    figureLine('Efficiency', formatPercent(efficiency), style, [
      ...bar(barCells, 1 - efficiency, 'accent', glyphsOf(options)),
      span(`  ${formatSize(summary.finalBytes)} live`),
    ]),
    figureLine('Reclaimable', formatSize(reclaimableBytes), style, [
      span(wasteOf(summary, image.base.layers)),
    ]),
    ...readingLines(reading),
  ];
}

/** That little was read is worth a line; that all was goes without saying. */
function readingLines({ readBytes, blobBytes }: Report['reading']): readonly Line[] {
  if (readBytes >= blobBytes) return [];
  const rest = [span(`of ${formatSize(blobBytes)} of layers: the rest was not needed`)];
  return [figureLine('Read', formatSize(readBytes), 'plain', rest)];
}

function figureLine(label: string, value: string, style: Style, rest: Line): Line {
  return [
    span(`${padEnd(label, 'Reclaimable'.length)}  `, 'quiet'),
    span(padStart(value, '1.00 kB'.length), style),
    span('  '),
    ...rest,
  ];
}

/** The colour of an efficiency: red from where the default gate fails. */
function scoreStyle(efficiency: number): Style {
  if (efficiency >= 0.95) return 'good';
  return efficiency >= 0.9 ? 'warn' : 'bad';
}

function contentsOf({ layers, files, compressedBytes }: Report['summary']): string {
  const compressed = compressedBytes === null ? '' : `, ${formatSize(compressedBytes)} compressed`;
  return `in ${countOf(layers, 'layer')}, ${countOf(files, 'file')}${compressed}`;
}

function wasteOf(summary: Report['summary'], baseLayers: number): string {
  const { reclaimableBytes, ownReclaimableBytes, ownStoredBytes, ownWastedRatio } = summary;
  if (reclaimableBytes === 0) return 'nothing is wasted: every stored byte is live';
  const own =
    ownStoredBytes === 0
      ? 'own layers store nothing'
      : `${formatSize(ownReclaimableBytes)} in own layers (${formatPercent(ownWastedRatio)})`;
  if (baseLayers === 0) return own;
  return `${own}, ${formatSize(reclaimableBytes - ownReclaimableBytes)} in the base`;
}
