import { displayWidth } from '../../src/text/display-width.ts';

/** How the goldens are drawn: an 80-column terminal, no colours. */
export const plain80 = { width: 80, color: false, ascii: false } as const;

const colors = [0, 1, 2, 31, 32, 33, 36].map((parameter) => `\u001b[${parameter}m`);

/** The text without the colours that renderers use; other escape sequences stay. */
export function withoutColors(text: string): string {
  return colors.reduce((rest, color) => rest.replaceAll(color, ''), text);
}

/** Lines that take more columns than `width`. */
export function linesOver(width: number, text: string): readonly string[] {
  return text.split('\n').filter((line) => displayWidth(line) > width);
}

/** The columns at which `part` starts in the lines that have it. */
export function columnsOf(part: string, text: string): readonly number[] {
  return text
    .split('\n')
    .filter((line) => line.includes(part))
    .map((line) => displayWidth(line.slice(0, line.indexOf(part))));
}
