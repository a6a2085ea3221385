import { isUndisputed } from '../../text/undisputed.ts';
import type { Frame } from '../screen/frame.ts';
import { inAscii, pinned } from './cell-text.ts';
import { chooseTheme } from './choose-theme.ts';
import { colorCount } from './color-count.ts';
import type { TerminalDevice, TerminalOptions } from './terminal.ts';
import { type Look, lookOf } from './theme.ts';
import { themes } from './themes.ts';

/** xterm's alternate screen, without a cursor and empty. */
const ownScreen = '\u001b[?1049h\u001b[?25l\u001b[m\u001b[2J';

/** What a terminal shows its blanks in that was made empty. */
const plain = '\u001b[0m';

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
  const known: string[] = [];
  const rendition = (style: number): string =>
    (known[style] ??= renditionOf(lookOf(chosen, style), colors));
  let text = ownScreen;
  for (let row = 0; row < frame.height; row++) {
    text += `\u001b[${row + 1}H${rowText(frame, row, ascii, rendition)}`;
  }
  device.write(`${text}\u001b[m`);
}

/** Piece by piece of one style: this runs once, and cell by cell a program that just started is slow. */
function rowText(
  { cells, styles, width }: Frame,
  row: number,
  ascii: boolean,
  rendition: (style: number) => string,
): string {
  let text = '';
  const start = row * width;
  const end = start + width;
  for (let from = start; from < end;) {
    const style = styles[from] ?? 0;
    let to = from + 1;
    while (to < end && styles[to] === style) to++;
    const piece = cells.slice(from, to);
    const isThere = rendition(style) === plain && /^ *$/.test(piece.join(''));
    text += isThere ? goOn(to - from) : rendition(style) + pieceText(piece, from - start, ascii);
    from = to;
  }
  return text;
}

/** Over cells that are as they should be: to write blanks would take the terminal several reads. */
function goOn(columns: number): string {
  return `\u001b[${columns}C`;
}

function pieceText(cells: readonly string[], start: number, ascii: boolean): string {
  if (ascii) return cells.map(inAscii).join('');
  const text = cells.join('');
  if (isUndisputed(text)) return text;
  return cells.map((cell, at) => cellText(cell, cells[at + 1] === '', start + at)).join('');
}

function cellText(cell: string, isWide: boolean, column: number): string {
  return cell === '' ? '' : pinned(cell, column, column + (isWide ? 2 : 1));
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
