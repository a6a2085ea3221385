import { cutEnd } from '../text/cut.ts';
import { displayWidth } from '../text/display-width.ts';
import { glyphsOf } from './glyphs.ts';
import type { RenderOptions } from './options.ts';

/** What a piece of a line is for; the colour follows from it. */
export type Style = 'plain' | 'strong' | 'quiet' | 'accent' | 'good' | 'warn' | 'bad';

/** A piece of safe text in one style. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

export type Line = readonly Span[];

export const blankLine: Line = [];

/** Select Graphic Rendition (ECMA-48, 8.3.117): only the parameters that every terminal knows. */
const parameters: Readonly<Record<Exclude<Style, 'plain'>, string>> = {
  strong: '1',
  quiet: '2',
  accent: '36',
  good: '32',
  warn: '33',
  bad: '31',
};

export function span(text: string, style: Style = 'plain'): Span {
  return { text, style };
}

export function lineWidth(line: Line): number {
  return line.reduce((width, { text }) => width + displayWidth(text), 0);
}

/** The lines as text, each cut to the width and ended by a newline. */
export function renderLines(lines: readonly Line[], options: RenderOptions): string {
  const { ellipsis } = glyphsOf(options);
  return lines
    .map((line) => paint(fit(line, options.width, ellipsis), options.color))
    .map((text) => `${text.replace(/ +$/, '')}\n`)
    .join('');
}

export function paint(line: Line, color: boolean): string {
  return line.map(({ text, style }) => (color ? paintSpan(text, style) : text)).join('');
}

function paintSpan(text: string, style: Style): string {
  if (style === 'plain' || text.trim() === '') return text;
  return `\x1b[${parameters[style]}m${text}\x1b[0m`;
}

/** The line in at most `width` columns, with an ellipsis where it had to be cut. */
function fit(line: Line, width: number, ellipsis: string): Line {
  if (lineWidth(line) <= width) return line;
  const cut = cutEnd(line.map(({ text }) => text).join(''), width, ellipsis);
  let left = cut.length - ellipsis.length;
  const kept = line.map(({ text, style }) => {
    const start = text.slice(0, Math.max(0, left));
    left -= text.length;
    return span(start, style);
  });
  return cut === '' ? [] : [...kept, span(ellipsis, 'quiet')];
}
