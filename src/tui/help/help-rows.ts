import { cutEnd, padEnd } from '../../text/cut.ts';
import { displayWidth } from '../../text/display-width.ts';
import { spansWidth } from '../screen/columns.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { type Row, row, type Span, span } from '../screen/span.ts';
import type { HelpSection } from './help-sections.ts';

type Line = readonly Span[];

/** From this many columns on, sections stand side by side. */
const leastForTwo = 96;
const margin = ' ';
const gap = '  ';
/** The part of a column that keys may take. */
const mostForKeys = 0.45;

/** The sections as rows of at most `width` columns. */
export function helpRows(
  sections: readonly HelpSection[],
  width: number,
  glyphs: Glyphs,
): readonly Row[] {
  if (width < leastForTwo) return linesOf(sections, width, glyphs).map((line) => row(line));
  const each = Math.floor(width / 2);
  const [left, right] = halve(sections);
  const leftLines = linesOf(left, each, glyphs);
  const rightLines = linesOf(right, each, glyphs);
  return Array.from({ length: Math.max(leftLines.length, rightLines.length) }, (_, i) => {
    const line = leftLines[i] ?? [];
    const padding = span(' '.repeat(each - spansWidth(line)));
    return row([...line, padding, ...(rightLines[i] ?? [])]);
  });
}

function linesOf(
  sections: readonly HelpSection[],
  width: number,
  { ellipsis }: Glyphs,
): readonly Line[] {
  const keysWidth = Math.min(widestKeys(sections), Math.floor(width * mostForKeys));
  const helpWidth = width - margin.length * 2 - keysWidth - gap.length;
  return sections.flatMap(({ title, lines }, at) => [
    ...(at === 0 ? [] : [[]]),
    [span(cutEnd(margin + title, width, ellipsis), 'title')],
    ...lines.map(({ keys, help }) => [
      span(margin),
      span(padEnd(cutEnd(keys, keysWidth, ellipsis), keysWidth), 'key'),
      span(gap + cutEnd(help, helpWidth, ellipsis)),
    ]),
  ]);
}

function widestKeys(sections: readonly HelpSection[]): number {
  const widths = sections.flatMap(({ lines }) => lines.map(({ keys }) => displayWidth(keys)));
  return Math.max(0, ...widths);
}

/** The sections in two parts that are about as high as each other. */
function halve(
  sections: readonly HelpSection[],
): readonly [readonly HelpSection[], readonly HelpSection[]] {
  const heightAt = (end: number): number =>
    Math.max(heightOf(sections.slice(0, end)), heightOf(sections.slice(end)));
  let best = sections.length;
  for (let end = 1; end < sections.length; end++) if (heightAt(end) < heightAt(best)) best = end;
  return [sections.slice(0, best), sections.slice(best)];
}

/** With titles, and the blanks below. */
function heightOf(sections: readonly HelpSection[]): number {
  return sections.reduce((height, { lines }) => height + lines.length + 2, 0);
}
