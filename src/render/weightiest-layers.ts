import type { Report, ReportLayer } from '../report/report.ts';

/**
 * The layers to show where only `most` lines have room, in order: all, or those that store most, or
 * hide most of other layers, so that one line is left for the others.
 */
export function weightiestLayers(
  { layers, waste }: Report,
  most: number,
): ReadonlySet<ReportLayer> {
  if (layers.length <= most) return new Set(layers);
  const hidden = new Map<number, number>();
  for (const { shadowedBy, bytes } of waste) {
    hidden.set(shadowedBy, (hidden.get(shadowedBy) ?? 0) + bytes);
  }
  const weight = ({ index, storedBytes }: ReportLayer): number =>
    Math.max(storedBytes, hidden.get(index) ?? 0);
  const byWeight = layers.toSorted((a, b) => weight(b) - weight(a));
  return new Set(byWeight.slice(0, most - 1).sort((a, b) => a.index - b.index));
}
