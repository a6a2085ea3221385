import { shellWords } from './shell-words.ts';

export interface Assignment {
  readonly name: string;
  /** As it was written, quotes included; null where there is a name only. */
  readonly value: string | null;
}

/** `A=1 B="two words" C` of an ARG, or of an ENV or LABEL that has an `=`. */
export function readAssignments(text: string): readonly Assignment[] {
  return shellWords(text).map((word) => {
    const equals = word.indexOf('=');
    return equals < 0
      ? { name: word, value: null }
      : { name: word.slice(0, equals), value: word.slice(equals + 1) };
  });
}

/** The same of an ENV or a LABEL, which may also be one name and, after a space, its value. */
export function readPairs(text: string): readonly Assignment[] {
  const [first = ''] = /^\S*/.exec(text) ?? [];
  if (first.includes('=')) return readAssignments(text);
  return [{ name: first, value: text.slice(first.length).trim() }];
}
