import { isUndisputed } from '../../text/undisputed.ts';

/**
 * A grapheme as it is sent, from column `start` up to `end`. Terminals disagree how wide some are:
 * these get room first, and then the cursor is put where it belongs (CHA).
 */
export function pinned(grapheme: string, start: number, end: number): string {
  if (isUndisputed(grapheme)) return grapheme;
  return `${' '.repeat(end - start)}${goTo(start)}${grapheme}${goTo(end)}`;
}

/** Whether `pinned` gave it because terminals disagree. */
export function isPinned(sent: string): boolean {
  return sent.startsWith(' ') && sent.length > 1;
}

function goTo(column: number): string {
  return `\u001b[${column + 1}G`;
}

/** What stands for a cell on a terminal that shows ASCII only; of a wide grapheme, for each half. */
export function inAscii(grapheme: string): string {
  return /^[ -~]$/.test(grapheme) ? grapheme : '?';
}
