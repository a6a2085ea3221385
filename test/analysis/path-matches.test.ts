import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathMatcher } from '../../src/analysis/glob.ts';
import { PathMatches } from '../../src/analysis/path-matches.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { analysed } from '../support/analysed.ts';

async function matchedBy(globs: readonly string[], paths: readonly string[]): Promise<string[]> {
  const { tree } = await analysed([paths.map((path) => ({ path, content: path }))]);
  const pattern = { globs };
  const matches = new PathMatches(tree, [pattern], () => true).of(pattern);
  return matches.map(({ version, top }) => {
    const path = tree.pathOf(tree.versions.node.at(version));
    return `${tree.pathOf(top)} of ${path}`;
  });
}

test('a glob with a leading slash starts at the root, any other anywhere', async () => {
  const paths = ['var/log/a', 'app/var/log/b', 'log', 'app/log/x/c'];
  expect(await matchedBy(['/var/log'], paths)).toEqual(['var/log of var/log/a']);
  expect(await matchedBy(['log'], paths)).toEqual([
    'var/log of var/log/a',
    'app/var/log of app/var/log/b',
    'log of log',
    'app/log of app/log/x/c',
  ]);
});

test('names may be any, begin or end in some way', async () => {
  const paths = [
    'a/x/b',
    'a/b',
    '.env',
    '.env.local',
    'x.tar.gz',
    'tar.gz',
    'x.gz',
    '.log',
    'y.log',
  ];
  expect(await matchedBy(['/a/*/b'], paths)).toEqual(['a/x/b of a/x/b']);
  expect(await matchedBy(['.env*', '*.tar.gz', '*.log'], paths)).toEqual([
    '.env of .env',
    '.env.local of .env.local',
    'x.tar.gz of x.tar.gz',
    '.log of .log',
    'y.log of y.log',
  ]);
});

test('of nested matches the topmost counts', async () => {
  expect(await matchedBy(['.git', 'x'], ['.git/x/.git/a'])).toEqual(['.git of .git/x/.git/a']);
});

test('finds what globs find that are tried on each path', async () => {
  const name = fc.constantFrom('a', 'b', 'c.log', '.env', '.env.b', 'a.log');
  const path = fc.array(name, { minLength: 1, maxLength: 6 }).map((names) => names.join('/'));
  const part = fc.constantFrom('a', 'b', '*', '*.log', '.env*');
  const glob = fc
    .tuple(fc.boolean(), fc.array(part, { minLength: 1, maxLength: 4 }))
    .map(([isAnchored, parts]) => (isAnchored ? '/' : '') + parts.join('/'));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(path, { maxLength: 12 }),
      fc.array(glob, { minLength: 1, maxLength: 3 }),
      async (paths, globs) => {
        const anywhere = (one: string): string => (one.startsWith('/') ? one : `**/${one}`);
        const isMatch = pathMatcher(globs.map(anywhere));
        const { tree } = await analysed([paths.map((at) => ({ path: at, content: at }))]);
        const pattern = { globs };
        const matches = new PathMatches(tree, [pattern], () => true).of(pattern);
        const files = Array.from({ length: tree.versions.count }, (_, version) => version).filter(
          (version) => tree.typeOf(version) !== 'directory',
        );
        expect(matches.map(({ version }) => version)).toEqual(
          files.filter((version) => isMatch(tree.pathOf(tree.versions.node.at(version)))),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('a path that matches at every depth costs no more than its length', async () => {
  const deep = '.git/.svn/'.repeat(400);
  const paths = Array.from({ length: 200 }, (_, i) => `${deep}${i}`);
  const { tree } = await analysed([paths.map((path) => ({ path }))]);
  const patterns = ['.git', '.svn', '.hg'].map((glob) => ({ globs: [glob] }));
  const matches = new PathMatches(tree, patterns, () => true);
  expect(patterns.map((pattern) => matches.of(pattern).length)).toEqual([200, 200, 0]);
  expect(matches.of(patterns[0] ?? { globs: [] })[0]?.top).toBe(tree.find(encodeText('.git')));
});
