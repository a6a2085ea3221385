import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import {
  baseReference,
  mountTarget,
  shellWord,
  variableName,
} from '../../src/advice/dockerfile.ts';
import { rules } from '../../src/analysis/rules/rules.ts';
import { ruleWords } from '../../src/advice/words.ts';
import { arbitraryFinding } from '../support/arbitrary-finding.ts';
import { hostileText } from '../support/hostile-text.ts';
import { imageOfInstructions } from '../support/image-of-instructions.ts';
import { file, found } from '../support/found.ts';

const images = fc
  .tuple(fc.array(hostileText, { maxLength: 12 }), fc.constantFrom('RUN ', 'COPY ', ''))
  .map(([texts, start]) => imageOfInstructions(texts.map((text) => start + text)));

test('words show nothing that a terminal obeys or hides, whatever is in the image', () => {
  fc.assert(
    fc.property(arbitraryFinding, images, (finding, image) => {
      const { title, detail, fix } = advise(finding, image);
      for (const text of [title, detail]) expect(text).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);
      expect(fix).toMatch(/^[^\p{Zl}\p{Zp}]+$/u);
      expect(fix.replaceAll('\n', '')).toMatch(/^\P{Cc}+$/u);
      expect(fix.split('\n').every((line) => line.trim() !== '')).toBe(true);
    }),
  );
});

describe('every rule', () => {
  test.each(rules)('$id says what it is about in sentences', ({ id }) => {
    const { name, about } = ruleWords[id];
    expect(name).toMatch(/^[a-z][^.]*$/);
    expect(about).toMatch(/^[A-Z][^]*\.$/);
  });
});

test('a path is one word of a shell, whatever its name', () => {
  expect(shellWord('/app/.git')).toBe('/app/.git');
  expect(shellWord("/a b; rm -rf ~ $(x) 'y'")).toBe(String.raw`'/a b; rm -rf ~ $(x) '\''y'\'''`);
});

test('what is no variable, no path of a mount and no image is not put into a command', () => {
  expect(variableName('NPM_TOKEN')).toBe('NPM_TOKEN');
  expect(variableName('$(touch${IFS}x)_TOKEN')).toBe('NAME');
  expect(mountTarget('/app/.env')).toBe('/app/.env');
  for (const path of ['/a b', '/a,source=/', '/$HOME', "/it's"]) {
    expect(mountTarget(path)).toBe('PATH');
  }
  expect(baseReference('registry:5000/a@sha256:00')).toBe('registry:5000/a@sha256:00');
  expect(baseReference('a AS b')).toBe('BASE');
});

test.each([
  ['WORKDIR /app', 'COPY . .', 'app/x/y', 'x/y'],
  ['WORKDIR /app', 'COPY . .', 'app/!y', String.raw`\!y`],
  ['WORKDIR /app', 'COPY . .', 'app/x/a*[y]', String.raw`x/a\*\[y\]`],
  ['WORKDIR /app', 'COPY src lib/', 'app/lib/y', 'src/y'],
  ['RUN true', 'COPY . /srv/', 'srv/y', 'y'],
  ['RUN true', 'COPY out/y /srv/', 'srv/y', 'out/y'],
  ['WORKDIR /srv', 'COPY out/y .', 'srv/y', 'out/y'],
  ['RUN true', 'COPY out/y /srv/z', 'srv/z', 'out/y'],
  ['RUN true', 'COPY y /srv/y', 'srv/y/y', 'y/y'],
  ['RUN true', 'COPY dir:0123456789ab /app', 'app/y', '**/y'],
  ['RUN true', 'COPY a b /app/', 'app/y', '**/y'],
  ['RUN true', 'COPY *.x /app/', 'app/y', '**/y'],
])('after %s, %s has %s from %s', async (before, copy, path, line) => {
  const findings = await found([
    [before],
    [copy, { path, content: 'x'.repeat(9000) }],
    ['RUN rm it', { path: path.replace(/[^/]*$/, '.wh.$&') }],
  ]);
  expect(findings[0]?.fix).toContain(`\n    ${line}`);
});

describe('where no instruction of a Dockerfile made a layer, no line of one is given', () => {
  test.each([
    ['overwritten-files', [file('a')], [file('a', 20_000)], 'in whatever makes layer 1, and not'],
    ['deleted-files', [file('a')], [{ path: '.wh.a' }], 'Delete them in whatever makes layer 1,'],
    [
      'package-leftovers',
      [file('var/cache/apt/archives/a.deb')],
      [],
      'Run `apt-get clean` in whatever makes layer 1.',
    ],
    [
      'moved-files',
      [file('a')],
      [{ path: '.wh.a' }, { ...file('a'), path: 'b' }],
      'Put them where they belong in layer 1,',
    ],
    ['unwanted-files', [file('app/.git/x')], [], 'Remove them in whatever makes layer 1.'],
    ['documentation', [file('usr/share/man/man1/a.1', 90_000)], [], 'in whatever makes layer 1,'],
    [
      'rewritten-files',
      [file('a', 10_000, { uid: 0 })],
      [file('a', 10_000, { uid: 7 })],
      'Set owner and mode in layer 1, where',
    ],
  ] as const)('%s', async (rule, lower, upper, words) => {
    for (const instruction of ['bazel build ...', '']) {
      const findings = await found(
        [['ADD base /'], [instruction, ...lower], [instruction, ...upper]],
        1,
      );
      const fix = findings.find(({ about }) => about.rule === rule)?.fix;
      expect(fix).toContain(words);
      expect(fix).not.toContain('\n    ');
      expect(fix).not.toContain('RUN');
    }
  });
});
