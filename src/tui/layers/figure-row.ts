import { cutEnd, padEnd } from '../../text/cut.ts';
import type { PaneContext } from '../pane-context.ts';
import { spansWidth } from '../screen/columns.ts';
import { type Row, row, type Span, span } from '../screen/span.ts';

/** Columns in which the figures' labels stand. */
export const figureLabels = 'Reclaimable'.length + 1;

/** A figure of the image: of what is said of it, the rear parts go where there is no room. */
export function figureRow(
  label: string,
  value: readonly Span[],
  { room, glyphs }: PaneContext,
): Row {
  const width = room.width - figureLabels;
  return row([span(padEnd(label, figureLabels), 'dim'), ...fitting(value, width, glyphs.ellipsis)]);
}

/** The first is cut where it does not fit; others are left out. */
function fitting(spans: readonly Span[], width: number, ellipsis: string): readonly Span[] {
  const [first, ...others] = spans;
  if (first === undefined) return [];
  const kept = [span(cutEnd(first.text, width, ellipsis), first.tone)];
  for (const each of others) {
    if (spansWidth([...kept, each]) > width) break;
    kept.push(each);
  }
  return kept;
}
