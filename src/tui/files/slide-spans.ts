import { graphemesOf, graphemeWidth } from '../../text/display-width.ts';
import { type Span, span } from '../screen/span.ts';

/** The columns from `start` up to `end` of spans; half a wide character is a blank. */
export function slideSpans(spans: readonly Span[], start: number, end: number): readonly Span[] {
  let column = 0;
  return spans.map(({ text, tone }) => {
    let shown = '';
    for (const grapheme of graphemesOf(text)) {
      const next = column + graphemeWidth(grapheme);
      if (column >= start && next <= end) shown += grapheme;
      else shown += ' '.repeat(Math.max(0, Math.min(next, end) - Math.max(column, start)));
      column = next;
    }
    return span(shown, tone);
  });
}
