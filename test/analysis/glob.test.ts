import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globProblem, pathMatcher } from '../../src/analysis/glob.ts';
import { byteString, encodeText } from '../../src/model/byte-string.ts';

const matches = (glob: string, path: string): boolean => pathMatcher([glob])(encodeText(path));

describe('a glob matches', () => {
  test.each([
    ['*.pem', 'key.pem'],
    ['*.pem', 'etc/ssl/key.pem'],
    ['.git', 'app/.git/config'],
    ['cache/', 'var/cache/apt'],
    ['/etc/passwd', 'etc/passwd'],
    ['etc/passwd', 'etc/passwd'],
    ['./etc/passwd', 'etc/passwd'],
    ['var/cache', 'var/cache/apt/archives/a.deb'],
    ['var/*/apt', 'var/cache/apt'],
    ['**/node_modules/**/*.md', 'app/node_modules/a/b/README.md'],
    ['a/**/b', 'a/b'],
    ['a/**/b', 'a/x/b/y/b'],
    ['**', 'anything'],
    ['*', '.hidden'],
    ['*.{js,ts}', 'src/a.ts'],
    ['[a-c]?', 'bz'],
    ['[!a]b', 'cb'],
    ['caf?', 'café'],
    ['a(b)+|c', 'a(b)+|c'],
    [String.raw`\*`, '*'],
  ])('%s: %s', (glob, path) => {
    expect(globProblem(glob)).toBeNull();
    expect(matches(glob, path)).toBe(true);
  });
});

describe('a glob does not match', () => {
  test.each([
    ['*.pem', 'key.pem.txt'],
    ['/*.pem', 'etc/key.pem'],
    ['etc/passwd', 'app/etc/passwd'],
    ['var/cache', 'var/cached'],
    ['var/cache', 'var'],
    ['a/*/b', 'a/b'],
    ['a/**/b', 'a/x/c'],
    ['a/**/b', 'a'],
    ['[!a]b', 'ab'],
    [String.raw`\*`, 'a'],
    ['(a|b)', 'a'],
    ['a+', 'aa'],
  ])('%s: %s', (glob, path) => {
    expect(globProblem(glob)).toBeNull();
    expect(matches(glob, path)).toBe(false);
  });
});

test('names that are not UTF-8 match by the stars of a glob', () => {
  const path = byteString(Uint8Array.of(0x61, 0x2f, 0xff, 0xfe, 0x2e, 0x6f));
  expect(pathMatcher(['a/*.o'])(path)).toBe(true);
  expect(pathMatcher(['a/b.o'])(path)).toBe(false);
});

test('one of several globs is enough, and none matches nothing', () => {
  expect(pathMatcher(['a', 'b'])(encodeText('b'))).toBe(true);
  expect(pathMatcher([])(encodeText('b'))).toBe(false);
});

test.each([
  ['', 'names nothing'],
  ['/', 'names nothing'],
  ['./', 'names nothing'],
  ['!a', 'cannot be turned around'],
  ['[abc', 'do not match'],
  ['a]', 'do not match'],
  ['{a', 'do not match'],
  ['{a/b,c}', 'cannot hold a slash'],
  ['a'.repeat(2000), 'longer than 1024'],
  ['*a*a*a*a*b', 'more than 4 stars'],
])('the glob %s is refused: %s', (glob, reason) => {
  expect(globProblem(glob)).toContain(reason);
});

test('finds what a search of all possibilities finds', () => {
  const name = fc.constantFrom('a', 'b', 'ab');
  const part = fc.oneof(name, fc.constantFrom('*', '**', 'a*'));
  const parts = fc.array(part, { minLength: 1, maxLength: 6 });
  const names = fc.array(name, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, names, (glob, path) => {
      expect(matches(`/${glob.join('/')}`, path.join('/'))).toBe(search(glob, path));
    }),
    { numRuns: 2000 },
  );
});

/** Tries every number of names for each `**`; a path below a match matches. */
function search(glob: readonly string[], path: readonly string[]): boolean {
  const [part, ...otherParts] = glob;
  const [name, ...otherNames] = path;
  if (part === undefined) return true;
  if (name === undefined) return false;
  if (part === '**') return search(otherParts, path) || search(glob, otherNames);
  const fits = part === '*' || part === name || (part === 'a*' && name.startsWith('a'));
  return fits && search(otherParts, otherNames);
}

test('paths made to keep a matcher busy take no longer than others', () => {
  const deep = encodeText(`${'node_modules/'.repeat(5000)}x`);
  const long = encodeText('a'.repeat(64 * 1024));
  const busy = pathMatcher(['**/node_modules/**/node_modules/**/*.map', '*a*a*a*b']);
  expect(busy(deep)).toBe(false);
  expect(busy(long)).toBe(false);
});
