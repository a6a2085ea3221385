import type { Report } from '../report/report.ts';
import { renderLines } from './line.ts';
import type { RenderOptions } from './options.ts';
import { figureLines } from './summary-figures.ts';
import { findingLines } from './summary-findings.ts';
import { imageLines } from './summary-image.ts';
import { layerLines } from './summary-layers.ts';
import { wasteLines } from './summary-waste.ts';
import { warningLines } from './warnings.ts';

/** Kinds of warnings that the summary spells out. */
const mostWarnings = 3;
const mostWaste = 10;
/** Findings speak of the waste, too. */
const mostWasteBesides = 5;

/** What a person wants to know first: image, figures, layers, findings, waste, warnings. */
export function renderSummary(report: Report, options: RenderOptions): string {
  const findings = findingLines(report, options);
  return [
    imageLines(report, options),
    figureLines(report, options),
    layerLines(report, options),
    findings,
    wasteLines(report, findings.length > 0 ? mostWasteBesides : mostWaste, options),
    warningLines(report.warnings, mostWarnings),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => renderLines(lines, options))
    .join('\n');
}
