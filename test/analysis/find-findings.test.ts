import { encodeText } from '../../src/model/byte-string.ts';
import { expect, test } from 'vitest';
import { allRules, type FindingSettings } from '../../src/analysis/finding-settings.ts';
import { windowQuestions } from '../../src/analysis/window-questions.ts';
import { analysed } from '../support/analysed.ts';
import { findingsIn } from '../support/findings-in.ts';
import { file, found, type Step } from '../support/found.ts';
import { imageOf } from '../support/image.ts';

const steps: readonly Step[] = [
  ['ADD rootfs.tar /', file('bin/sh', 100_000)],
  ['RUN pip install x', file('root/.cache/pip/wheel', 60_000)],
  ['RUN wget it', file('tmp/it', 5000), file('tmp/other', 5000)],
];
const lines = async (settings: Partial<FindingSettings>): Promise<string[]> =>
  (await found(steps, 1, { ...allRules, ...settings })).map(
    ({ line, severity }) => `${severity} ${line}`,
  );

test('findings come by what they save, each by how much that is of the image', async () => {
  expect(await lines({})).toEqual([
    'high package-leftovers 1: root/.cache/pip',
    'medium unwanted-files 2: tmp/it tmp/other',
  ]);
});

test('a rule can be off, or matter as somebody says', async () => {
  expect(await lines({ severities: new Map([['package-leftovers', 'off']]) })).toEqual([
    'medium unwanted-files 2: tmp/it tmp/other',
  ]);
  expect(await lines({ severities: new Map([['unwanted-files', 'high']]) })).toEqual([
    'high package-leftovers 1: root/.cache/pip',
    'high unwanted-files 2: tmp/it tmp/other',
  ]);
});

test('no finding is about paths that are ignored', async () => {
  expect(await lines({ ignorePaths: ['/root/**', 'other'] })).toEqual([
    'medium unwanted-files 2: tmp/it',
  ]);
});

test('rules that go through the image themselves leave out ignored paths, too', async () => {
  const token = `npm_${'aB3dE5gH'.repeat(4)}Zz9x`;
  const su = { mode: 0o4755 };
  const image = [
    ['ADD base.tar /', [{ path: 'opt/old-su', ...su }]],
    [
      'COPY . .',
      [
        { path: 'opt/su', ...su },
        { path: 'opt/open', mode: 0o666 },
        { path: 'opt/app.js', content: `const token = '${token}';` },
      ],
    ],
  ] as const;
  const rulesWith = async (ignorePaths: readonly string[]): Promise<readonly string[]> => {
    const findings = await findingsIn({ steps: image, settings: { ...allRules, ignorePaths } });
    return findings.filter(({ paths }) => paths.length > 0).map(({ about }) => about.rule);
  };
  expect((await rulesWith([])).toSorted()).toEqual([
    'base-privileges',
    'privileged-files',
    'secrets',
    'world-writable',
  ]);
  expect(await rulesWith(['/opt'])).toEqual([]);
});

test('ignored paths count in neither waste nor duplicates', async () => {
  const content = 'c'.repeat(9000);
  const wasteful: readonly Step[] = [
    ['ADD rootfs.tar /', file('bin/sh')],
    ['COPY . /app', { path: 'app/a', content }, { path: 'app/b', content }, file('app/c')],
    ['RUN rm /app/c', { path: 'app/.wh.c' }],
  ];
  expect(await found(wasteful, 1)).toHaveLength(2);
  expect(await found(wasteful, 1, { ...allRules, ignorePaths: ['/app'] })).toEqual([]);
});

test('rules ask for contents of own files that may hold something, and for no others', async () => {
  const { tree } = await analysed([
    [{ path: 'base.txt', content: 'a' }],
    [
      { path: 'own.txt', content: 'b' },
      { path: 'own.png', content: 'c' },
    ],
  ]);
  const [own] = tree.versionsOf(tree.find(encodeText('own.txt')) ?? 0);
  expect(windowQuestions(tree, imageOf(2, 1), allRules)).toEqual([{ version: own, bytes: 1 }]);
  const off = new Map([['secrets', 'off'] as const]);
  const settings = { ...allRules, severities: off };
  expect(windowQuestions(tree, imageOf(2, 1), settings)).toEqual([]);
});
