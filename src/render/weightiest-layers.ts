import type { Report, ReportLayer } from '../report/report.ts';

/**
 * The layers to show where only `most` lines have room, in order: all, or those that store most, or
 * remove most of what others store, so that one line is left for the others.
 */
export function weightiestLayers({ layers }: Report, most: number): ReadonlySet<ReportLayer> {
  if (layers.length <= most) return new Set(layers);
  const byWeight = layers.toSorted((a, b) => weight(b) - weight(a));
  return new Set(byWeight.slice(0, most - 1).sort((a, b) => a.index - b.index));
}

function weight({ storedBytes, changes }: ReportLayer): number {
  return Math.max(storedBytes, changes.removed.bytes);
}
