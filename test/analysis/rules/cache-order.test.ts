import { describe, expect, test } from 'vitest';
import { dependencyInstalls } from '../../../src/analysis/rules/cache-order/dependency-installs.ts';
import { baseStep, foundBy, onlyFoundBy } from '../../support/findings-in.ts';

const copyAll = ['COPY . . # buildkit', [{ path: 'app/a.js', content: 'x'.repeat(1000) }]] as const;
const run = (command: string, bytes = 3_000_000) =>
  [
    `RUN /bin/sh -c ${command} # buildkit`,
    [{ path: `x/${command}`, content: 'y'.repeat(bytes) }],
  ] as const;

describe('cache order', () => {
  test('says what each change pushes again, and the order that saves it', async () => {
    const found = await onlyFoundBy('cache-order', {
      steps: [baseStep, ['WORKDIR /srv'], copyAll, run('npm ci'), run('npm run build', 500)],
    });
    expect(found).toMatchObject({ layer: 1, severity: 'low', bytes: 0 });
    expect(found.text).toContain('builds layers 1 to 3 and pushes 3.00 MB again');
    expect(found.text.split('\n').slice(-4)).toEqual([
      '    WORKDIR /srv',
      '    COPY package.json package-lock.json ./',
      '    RUN npm ci',
      '    COPY . .',
    ]);
  });

  test.each([
    ['pip install -r requirements.txt', 'requirements.txt'],
    ['yarn', 'yarn.lock'],
    ['bundle install', 'Gemfile'],
    ['go build -o /x .', 'go.mod'],
    ['apt-get update && apt-get install -y x', 'apt-get'],
  ])('%s after the sources', async (command, expected) => {
    const found = await onlyFoundBy('cache-order', { steps: [baseStep, copyAll, run(command)] });
    expect(found.text).toContain(expected);
  });

  test('a hashed directory of the classic builder is all sources', async () => {
    const copy = [
      '/bin/sh -c #(nop) COPY dir:' + 'a'.repeat(64) + ' in /app ',
      [{ path: 'a' }],
    ] as const;
    expect(await foundBy('cache-order', { steps: [baseStep, copy, run('npm ci')] })).toHaveLength(
      1,
    );
  });

  test('a COPY that the Dockerfile writes as a list copies all, too', async () => {
    const subject = {
      steps: [baseStep, copyAll, run('npm ci')],
      dockerfile: 'FROM a\nCOPY [".", "."]\nRUN npm ci\n',
    };
    expect(await foundBy('cache-order', subject)).toHaveLength(1);
  });

  test.each([
    ['the four-step order', [run('npm ci'), copyAll, run('npm run build')]],
    ['an install before, and a quick one after', [run('npm ci'), copyAll, run('npm ci')]],
    ['nothing installed', [copyAll, run('npm run build')]],
    ['a package that is named', [copyAll, run('pip install flask')]],
    [
      'one file copied',
      [['COPY package.json . # buildkit', [{ path: 'a' }]] as const, run('npm ci')],
    ],
  ])('is right with %s', async (_, steps) => {
    expect(await foundBy('cache-order', { steps: [baseStep, ...steps] })).toEqual([]);
  });

  test('sources of another stage are none, where the Dockerfile tells', async () => {
    const found = await foundBy('cache-order', {
      steps: [baseStep, copyAll, run('npm ci')],
      dockerfile: 'FROM a\nCOPY --from=b . .\nRUN npm ci',
    });
    expect(found).toEqual([]);
  });

  test('every row has a source', () => {
    for (const { source } of dependencyInstalls) expect(source).toMatch(/^https:\/\//);
  });
});
