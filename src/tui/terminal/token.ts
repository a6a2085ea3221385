import type { InputEvent } from '../input.ts';
import { keyOfControlSequence, keyOfLinuxConsole } from './key-sequence.ts';
import { sgrMouseEvent } from './mouse-event.ts';

/** What a terminal answers to a question, without the escape character and the end: `[?62;22c`. */
interface TerminalReply {
  readonly kind: 'reply';
  readonly text: string;
}

export type Token = InputEvent | TerminalReply;

/** What a control sequence `ESC [ parameters final` means; null if that is not known. */
export function controlSequenceToken(
  parameters: string,
  final: string,
  alt: boolean,
): Token | null {
  if (parameters === '[') return keyOfLinuxConsole(final, alt);
  if (parameters.startsWith('<')) return sgrMouseEvent(parameters.slice(1), final);
  if (isReply(parameters, final)) return { kind: 'reply', text: `[${parameters}${final}` };
  return keyOfControlSequence(parameters, final, alt);
}

/** Where the cursor is looks like f3 in row 1 only, where that is the likelier one. */
function isReply(parameters: string, final: string): boolean {
  if (final === 'R') return !/^(?:1;\d{1,2})?$/.test(parameters);
  return /^[?>=]/.test(parameters) || /[nty]/.test(final);
}
