import { globProblem } from '../../analysis/glob.ts';
import { escapeText } from '../../text/escape.ts';
import { parseSize } from '../../text/size.ts';
import type { PathKind } from './looked-paths.ts';
import { regexProblem } from './regex-problem.ts';

/** What a path must be to be shown: all terms together. */
export interface Filter {
  /** As it was typed. */
  readonly text: string;
  readonly terms: readonly FilterTerm[];
  /** Why nothing can match, as a clause; null where something can. */
  readonly problem: string | null;
}

export type FilterTerm =
  /** Anywhere in a name, or in a path where it has slashes. */
  | { readonly kind: 'text'; readonly text: string }
  /** A whole name, or a whole path where it has slashes. */
  | { readonly kind: 'glob'; readonly glob: string }
  /** Anywhere in a name. */
  | { readonly kind: 'regex'; readonly regex: RegExp }
  /** Bytes, as the tree shows them: of a directory, all that it holds. */
  | { readonly kind: 'larger' | 'smaller'; readonly bytes: number }
  | { readonly kind: 'kinds'; readonly kinds: readonly PathKind[] };

/** A regex may have blanks in it; all other terms end at one. */
const terms = /\/(?:\\.|[^\\/])+\/(?=\s|$)|\S+/gu;

const kindSigns: Readonly<Record<string, PathKind>> = {
  '+': 'added',
  '~': 'modified',
  '-': 'removed',
  '=': 'unmodified',
};

/**
 * Reads a filter: terms with blanks between them. `text`, `*.glob`, `/regex/`, `>10MB`, `<1kB`, and
 * any of `+ ~ - =` for kinds of change, of which a path needs to have but one.
 */
export function parseFilter(text: string): Filter {
  const words = text.match(terms) ?? [];
  const problem = words.map(wordProblem).find((found) => found !== null) ?? null;
  if (problem !== null) return { text, terms: [], problem };
  const kinds = words.filter(isKinds).flatMap((word) => word.split('').flatMap(kindOf));
  const others = words.filter((word) => !isKinds(word) && !isUnfinished(word));
  return {
    text,
    terms: [
      ...others.map(parseTerm),
      ...(kinds.length === 0 ? [] : [{ kind: 'kinds' as const, kinds }]),
    ],
    problem: null,
  };
}

/** Letters of a search are of either case, unless one of them is a capital. */
export function isCaseSensitive(text: string): boolean {
  return /\p{Lu}/u.test(text);
}

function wordProblem(word: string): string | null {
  if (isRegex(word)) return regexProblem(word.slice(1, -1));
  if (isSize(word)) {
    return isUnfinished(word) || parseSize(word.slice(1)) !== null
      ? null
      : `${escapeText(word.slice(1))} is no size: say 10MB`;
  }
  return isGlob(word) ? globWordProblem(word) : null;
}

function parseTerm(word: string): FilterTerm {
  if (isRegex(word)) return { kind: 'regex', regex: new RegExp(word.slice(1, -1)) };
  if (isSize(word)) {
    return {
      kind: word.startsWith('>') ? 'larger' : 'smaller',
      bytes: parseSize(word.slice(1)) ?? 0,
    };
  }
  return isGlob(word) ? { kind: 'glob', glob: word } : { kind: 'text', text: word };
}

function kindOf(sign: string): readonly PathKind[] {
  const kind = kindSigns[sign];
  return kind === undefined ? [] : [kind];
}

function isKinds(word: string): boolean {
  return /^[+~\-=]+$/.test(word);
}

/** With a further slash in between it is a path. */
function isRegex(word: string): boolean {
  return /^\/(?:\\.|[^\\/])+\/$/u.test(word);
}

function isSize(word: string): boolean {
  return /^[<>]/.test(word);
}

/** The sign of a size alone: the size is still to be typed. */
function isUnfinished(word: string): boolean {
  return word === '<' || word === '>';
}

function isGlob(word: string): boolean {
  return /[*?[]/.test(word);
}

/** `**` is nothing that a glob of a name has, and the most parts a path glob has fit into bits. */
const mostGlobParts = 30;

function globWordProblem(glob: string): string | null {
  const parts = globParts(glob);
  if (parts.length > mostGlobParts) return `the glob has more than ${mostGlobParts} names`;
  const named = parts.filter((part) => part !== '**');
  const found = named.map(globProblem).find((problem) => problem !== null) ?? null;
  return found === null ? null : `of the glob: ${found}`;
}

/** The names that a path glob asks for, one below the other; `**` is any number of names. */
export function globParts(glob: string): readonly string[] {
  return glob.split('/').filter((part) => part !== '' && part !== '.');
}
