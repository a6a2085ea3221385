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
export function figureLines(report: Report, options: RenderOptions): readonly Line[] {
  const { image, summary } = report;
  const { storedBytes, efficiency, reclaimableBytes } = summary;
  const style = scoreStyle(efficiency);
  return [
    figureLine('Stored', formatSize(storedBytes), 'strong', [span(contentsOf(report))]),
    figureLine('Efficiency', formatPercent(efficiency), style, [
      ...bar(barCells, 1 - efficiency, 'accent', glyphsOf(options)),
      span(`  ${formatSize(summary.finalBytes)} live`),
    ]),
    figureLine('Reclaimable', formatSize(reclaimableBytes), style, [
      span(wasteOf(summary, image.base.layers)),
    ]),
  ];
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

function contentsOf({ summary, reading }: Report): string {
  const { layers, files } = summary;
  return `in ${countOf(layers, 'layer')}, ${countOf(files, 'file')}${blobsOf(summary, reading)}`;
}

/** How large the layers are as they are stored, and how little of that was read if it was not all. */
function blobsOf({ compressedBytes }: Report['summary'], reading: Report['reading']): string {
  const { readBytes, blobBytes } = reading;
  if (readBytes < blobBytes) return `, read ${formatSize(readBytes)} of ${formatSize(blobBytes)}`;
  return compressedBytes === null ? '' : `, ${formatSize(compressedBytes)} compressed`;
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
