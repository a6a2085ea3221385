import type { Report } from '../report/report.ts';
import { findingBlocks } from './markdown-findings.ts';
import { headBlocks } from './markdown-head.ts';
import { layerBlock } from './markdown-layers.ts';
import { wasteBlocks } from './markdown-waste.ts';

/** GitHub takes 65,536 characters for a comment; some are left for what scripts put around it. */
const mostCharacters = 60_000;
const blank = '\n\n';

/**
 * A comment for a pull request in the Markdown of GitHub and GitLab: the verdict, the figures and
 * the layers, and folded away what to change and what is wasted. It is always shorter than
 * `mostCharacters`: findings, of which any number is left out, get the room that the rest leaves.
 */
export function renderMarkdown(report: Report): string {
  const before = [...headBlocks(report), layerBlock(report)];
  const after = wasteBlocks(report);
  const used = [...before, ...after].reduce((sum, { length }) => sum + length + blank.length, 0);
  const findings = findingBlocks(report, mostCharacters - used - blank.length);
  return `${[...before, ...findings, ...after].filter((block) => block !== '').join(blank)}\n`;
}
