import { unquote } from './shell-words.ts';

/** Text in pieces: between each two of them stands something that nobody knows. */
export type Pieces = readonly string[];

/** Values can grow with each use of a variable; none that a build can use is longer. */
const longest = 64 * 1024;

const reference = /\\[^]|'[^']*'|\$(?:(\w+)|\{(\w+)(?::?([-+?])([^{}$]*))?\}|\{[^}]*\}?)/g;

/**
 * Puts in the values of `$NAME`, `${NAME}`, `${NAME:-word}` and `${NAME:+word}`, as builders do in
 * all instructions but RUN, CMD and ENTRYPOINT. Other forms, and variables without a value, are
 * unknown. Quotes stay.
 */
export function expandVariables(text: string, values: ReadonlyMap<string, string>): Pieces {
  const pieces: string[] = [];
  let piece = '';
  let end = 0;
  let length = 0;
  for (const found of text.matchAll(reference)) {
    const value = found[0].startsWith('$') ? valueOf(found, values) : found[0];
    piece += text.slice(end, found.index);
    end = found.index + found[0].length;
    length += value?.length ?? 0;
    if (value !== null && length <= longest) piece += value;
    else {
      pieces.push(piece);
      piece = '';
    }
  }
  return [...pieces, piece + text.slice(end)];
}

/** The text without quotes, or null where some of it is unknown. */
export function knownText(pieces: Pieces): string | null {
  const [only, ...others] = pieces;
  return only === undefined || others.length > 0 ? null : unquote(only);
}

function valueOf(
  [, plain, braced, operator, word = '']: RegExpExecArray,
  values: ReadonlyMap<string, string>,
): string | null {
  const name = plain ?? braced;
  if (name === undefined) return null;
  const value = values.get(name) ?? null;
  if (operator === '-') return value || word;
  if (operator === '+') return value === null ? null : word;
  return value;
}
