import { shellWords, unquote } from './shell-words.ts';

/** `<<-EOF`: what a here-document is called, and whether its leading tabs are dropped. */
export interface HeredocStart {
  readonly name: string;
  readonly dropsTabs: boolean;
}

const heredoc = /^\d*<<(-?)([^<]+)$/;

/** The here-documents that an instruction's text begins, in order. */
export function heredocsIn(text: string): readonly HeredocStart[] {
  // An exec form (`["sh", "-c", "cat <<EOF"]`) is no shell command.
  if (!text.includes('<<') || text.startsWith('[')) return [];
  return shellWords(text)
    .map(readStart)
    .filter((start) => start !== null);
}

function readStart(word: string): HeredocStart | null {
  const [, dash = '', quoted = ''] = heredoc.exec(word) ?? [];
  const name = unquote(quoted);
  return name === '' ? null : { name, dropsTabs: dash === '-' };
}
