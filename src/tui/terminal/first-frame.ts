import type { Frame } from '../screen/frame.ts';
import { inAscii, pinned } from './cell-text.ts';
import { chooseTheme } from './choose-theme.ts';
import { colorCount } from './color-count.ts';
import type { TerminalDevice, TerminalOptions } from './terminal.ts';
import { type Look, lookOf } from './theme.ts';
import { themes } from './themes.ts';

/** xterm's alternate screen, without a cursor and empty. */
const ownScreen = '\u001b[?1049h\u001b[?25l\u001b[m\u001b[2J';

/**
 * Shows a frame on a terminal that is not open yet: whoever opens it loads blessed, which takes
 * longer than anything else before the user sees something. The terminal must be opened next, since
 * only then is there somebody to give it back.
 */
export function showFirstFrame(
  device: TerminalDevice,
  { theme, ascii }: TerminalOptions,
  frame: Frame,
): void {
  const chosen = themes[chooseTheme(theme, device.env, null)];
  const colors = colorCount(device.env);
  const rendition = (style: number): string => renditionOf(lookOf(chosen, style), colors);
  let text = ownScreen;
  for (let row = 0; row < frame.height; row++) {
    text += `\u001b[${row + 1}H${rowText(frame, row, ascii, rendition)}`;
  }
  device.write(`${text}\u001b[m`);
}

function rowText(
  { cells, styles, width }: Frame,
  row: number,
  ascii: boolean,
  rendition: (style: number) => string,
): string {
  let text = '';
  let last: number | null = null;
  const end = (row + 1) * width;
  for (let at = row * width; at < end; at++) {
    const cell = cells[at] ?? ' ';
    const style = styles[at] ?? 0;
    if (style !== last) text += rendition(style);
    last = style;
    const column = at - row * width;
    const columns = at + 1 < end && cells[at + 1] === '' ? 2 : 1;
    text += ascii ? inAscii(cell) : cell === '' ? '' : pinned(cell, column, column + columns);
  }
  return text;
}

/** What makes a terminal show a look (ECMA-48 SGR, with xterm's 16 and 256 colours). */
function renditionOf(look: Look, colors: 8 | 16 | 256): string {
  const codes = [
    0,
    ...(look.bold ? [1] : []),
    ...(look.underline ? [4] : []),
    ...(look.inverse ? [7] : []),
    ...colorCodes(look.foreground, 30, colors),
    ...colorCodes(look.background, 40, colors),
  ];
  return `\u001b[${codes.join(';')}m`;
}

/** `first` is the code of the first colour: 30 for what is written, 40 for what is behind. */
function colorCodes(color: number | undefined, first: number, colors: number): readonly number[] {
  if (color === undefined) return [];
  if (color >= 16) return [first + 8, 5, color];
  const shown = colors === 8 ? color % 8 : color;
  return [shown < 8 ? first + shown : first + 60 + (shown - 8)];
}
