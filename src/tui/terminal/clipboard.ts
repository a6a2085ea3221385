import type { TerminalDevice } from './terminal.ts';

/** GNU screen passes on only what is as short as this. */
const screensLimit = 76;

/**
 * What makes a terminal put text on the clipboard (xterm's OSC 52), however far away the terminal
 * is. tmux and GNU screen get it to pass it on; tmux also as it is, since it may have its own say.
 */
export function clipboardSequence(text: string, env: TerminalDevice['env']): string {
  const sequence = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
  if (isSet(env['TMUX'])) return sequence + throughTmux(sequence);
  return isSet(env['STY']) ? throughScreen(sequence) : sequence;
}

function throughTmux(sequence: string): string {
  return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
}

function throughScreen(sequence: string): string {
  const pieces = sequence.match(new RegExp(`[^]{1,${screensLimit}}`, 'g')) ?? [];
  return pieces.map((piece) => `\u001bP${piece}\u001b\\`).join('');
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
