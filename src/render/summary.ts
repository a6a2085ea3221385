import type { Report } from '../report/report.ts';
import { renderLines } from './line.ts';
import type { RenderOptions } from './options.ts';
import { figureLines } from './summary-figures.ts';
import { imageLines } from './summary-image.ts';
import { layerLines } from './summary-layers.ts';
import { wasteLines } from './summary-waste.ts';
import { warningLines } from './warnings.ts';

/** Kinds of warnings that the summary spells out. */
const mostWarnings = 3;

/** What a person wants to know first, on a screen: image, figures, layers, waste, warnings. */
export function renderSummary(report: Report, options: RenderOptions): string {
  return [
    imageLines(report, options),
    figureLines(report, options),
    layerLines(report, options),
    wasteLines(report, options),
    warningLines(report.warnings, mostWarnings),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => renderLines(lines, options))
    .join('\n');
}
