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

/** What a person wants to know first: image, figures, layers, findings, waste, warnings. */
export function renderSummary(report: Report, options: RenderOptions): string {
  const findings = findingLines(report, options);
  // Findings speak of the waste, too; path by path it follows where there are none, or on demand.
  const listsWaste = findings.length === 0 || report.totals !== undefined;
  return [
    imageLines(report, options),
    figureLines(report, options),
    layerLines(report, options),
    findings,
    listsWaste ? wasteLines(report, options) : [],
    warningLines(report.warnings, mostWarnings),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => renderLines(lines, options))
    .join('\n');
}
