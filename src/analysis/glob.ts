import picomatch from 'picomatch';
import { bytesOf, type ByteString } from '../model/byte-string.ts';

/** A path that is looked for by its parts; null stands for `**`, any number of names. */
type Parts = readonly (RegExp | null)[];

/** Bytes of the longest name that Linux takes (NAME_MAX): bounds what a pattern can cost. */
const longestName = 255;
const longestGlob = 1024;
/** A regex tries each against each: with more of them in one name, it could try for ever. */
const mostWildcardsInName = 4;

/**
 * A test for paths that any of the globs matches, or that are below a directory that one matches.
 * As in a .gitignore, a glob without a slash, save one at the end, matches a name anywhere; any
 * other starts at the root, with or without a leading slash. `**` stands for any number of names,
 * `*`, `?`, `[a-z]` and `{a,b}` match within a name, a leading dot is a character like others.
 *
 * Each `globs` must be one of which `globProblem` has nothing to say. The work for a path grows
 * with its length times the glob's: an image cannot make it explode.
 */
export function pathMatcher(globs: readonly string[]): (path: ByteString) => boolean {
  const patterns = globs.map(compile);
  return (path) => {
    const names = decode(path).split('/');
    return patterns.some((parts) => matches(parts, names));
  };
}

/** The same for one name, as text, and one glob without a slash. */
export function nameMatcher(glob: string): (name: string) => boolean {
  const pattern = namePattern(glob);
  return (name) => matchesName(pattern, name);
}

/** Why `glob` cannot be used, as a clause, or null when it can. */
export function globProblem(glob: string): string | null {
  if (/^[./]*$/.test(glob)) return 'it names nothing';
  if (glob.length > longestGlob) return `it is longer than ${longestGlob} characters`;
  if (glob.startsWith('!')) return 'it cannot be turned around with `!`';
  if (/\{[^}]*\/[^}]*\}/.test(glob)) return 'braces cannot hold a slash: write several globs';
  if (glob.split('/').some((name) => countWildcards(name) > mostWildcardsInName)) {
    return `it has more than ${mostWildcardsInName} stars and braces in one name`;
  }
  try {
    compile(glob);
    return null;
  } catch {
    return 'its brackets or braces do not match';
  }
}

function compile(glob: string): Parts {
  const anchored = /\/./.test(glob) || glob.startsWith('/');
  const names = glob.split('/').filter((name) => name !== '' && name !== '.');
  const parts = names.map((name) => (name === '**' ? null : namePattern(name)));
  return [...(anchored ? [] : [null]), ...parts, null];
}

function countWildcards(name: string): number {
  return name.split(/[*{]+/).length - 1;
}

/** Parentheses, `+` and `|` are plain characters here; picomatch would read them as a regex. */
function namePattern(glob: string): RegExp {
  return picomatch.makeRe(glob.replaceAll(/[()+|]/g, String.raw`\$&`), {
    dot: true,
    posix: true,
    noextglob: true,
    nonegate: true,
    strictBrackets: true,
    debug: true,
  });
}

/** Greedy, with one place to return to: names that the last `**` may swallow as well. */
function matches(parts: Parts, names: readonly string[]): boolean {
  const last = parts.length - 1;
  let part = 0;
  let retry: { readonly part: number; name: number } | null = null;
  for (let at = 0; at < names.length;) {
    if (part === last) return true;
    const pattern = parts[part] ?? null;
    if (pattern === null) {
      retry = { part: ++part, name: at };
    } else if (matchesName(pattern, names[at] ?? '')) {
      part++;
      at++;
    } else if (retry === null) {
      return false;
    } else {
      part = retry.part;
      at = ++retry.name;
    }
  }
  return part === last;
}

function matchesName(pattern: RegExp, name: string): boolean {
  return name.length <= longestName && pattern.test(name);
}

/** Text as people write it in a glob; bytes that are no UTF-8 match `?` and `*` only. */
function decode(path: ByteString): string {
  return /^[\0-\x7f]*$/.test(path) ? path : Buffer.from(bytesOf(path)).toString('utf8');
}
