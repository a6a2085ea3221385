import type { TerminalDevice } from './terminal.ts';

const eightColors = /^linux/;
const sixteenColors = /^(?:|ansi|cons25|cygwin|rxvt|screen|sun|vt\d+.*|xterm-color|xterm-16color)$/;

/**
 * Colours of the terminal, by the environment: terminfo says less than terminals can, where there
 * is any. Who says nothing about itself has the 16 of old, everybody else 256.
 */
export function colorCount(env: TerminalDevice['env']): 8 | 16 | 256 {
  const term = env['TERM'] ?? '';
  if (eightColors.test(term)) return 8;
  if (/^(?:truecolor|24bit)$/i.test(env['COLORTERM'] ?? '')) return 256;
  return sixteenColors.test(term) ? 16 : 256;
}
