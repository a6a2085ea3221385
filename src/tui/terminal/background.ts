import type { TerminalDevice } from './terminal.ts';

export type Background = 'dark' | 'light';

/**
 * Asks the terminal for its background colour (xterm's OSC 11), then what it is (DA1): all answer
 * the second, so its answer tells that there will be none to the first.
 */
export const backgroundQuery = '\u001b]11;?\u0007\u001b[c';

/** The answer to the second question: `[?62;22c`. */
export function isLastAnswer(reply: string): boolean {
  return /^\[\?[\d;]*c$/.test(reply);
}

const colorReply = /^\]11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i;

/** What an answer such as `]11;rgb:1e1e/1e1e/1e1e` says; null if it is another. */
export function backgroundOf(reply: string): Background | null {
  const match = colorReply.exec(reply);
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map(shareOf);
  // Rec. 601: how bright people find it.
  return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? 'light' : 'dark';
}

/** `ff`, and just so `ffff`, is all of a colour. */
function shareOf(digits: string): number {
  return Number.parseInt(digits, 16) / (16 ** digits.length - 1);
}

/** What rxvt, konsole and others say in COLORFGBG: `15;0`, `0;default;15`; null if they do not. */
export function backgroundInEnvironment(env: TerminalDevice['env']): Background | null {
  const match = /^.*;(\d{1,2})$/.exec(env['COLORFGBG'] ?? '');
  if (match === null) return null;
  const color = Number(match[1]);
  return color === 7 || color > 8 ? 'light' : 'dark';
}
