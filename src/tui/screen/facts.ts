import { displayWidth } from '../../text/display-width.ts';
import { padEnd } from '../../text/cut.ts';
import { type Span, span, type Tone } from './span.ts';
import { wrapText } from './wrap-text.ts';

/** Something to tell, and what it is called. Both are escaped; the value may have several lines. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly tone: Tone;
}

export function fact(label: string, value: string, tone: Tone = 'text'): Fact {
  return { label, value, tone };
}

const gap = '  ';
/** The part of the width that labels may take. */
const mostForLabels = 0.4;

/** How wide the column of labels is: as the longest needs it, unless that is too much. */
export function labelWidth(facts: readonly Fact[], width: number): number {
  const most = Math.floor(width * mostForLabels);
  return facts.reduce((widest, { label }) => {
    const needed = displayWidth(label);
    return needed > most ? widest : Math.max(widest, needed);
  }, 0);
}

/** A fact in rows: the value wrapped beside its label, or below one that is too long. */
export function factLines(
  { label, value, tone }: Fact,
  labels: number,
  width: number,
): readonly (readonly Span[])[] {
  const indent = ' '.repeat(labels) + gap;
  const values = wrapText(value, width - indent.length);
  if (displayWidth(label) <= labels) {
    return values.map((line, i) => [
      span(i === 0 ? padEnd(label, labels) + gap : indent, 'dim'),
      span(line, tone),
    ]);
  }
  return [
    ...wrapText(label, width).map((line) => [span(line, 'dim')]),
    ...values.map((line) => [span(indent), span(line, tone)]),
  ];
}
