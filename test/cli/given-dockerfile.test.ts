import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { matchGiven, matchWarnings, readGivenDockerfile } from '../../src/cli/given-dockerfile.ts';
import { limits } from '../../src/model/limits.ts';
import { imageWithHistory } from '../support/history.ts';
import { runMain } from '../support/run-main.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const demo = 'fixtures/demo/demo.tar';

const reportOf = async (...options: readonly string[]) => {
  const { out } = await runMain(['report', '--format', 'json', ...options, demo], undefined, {
    cwd: process.cwd(),
  });
  return JSON.parse(out);
};

describe('--dockerfile', () => {
  test('findings name the file as it was typed, and its lines', async () => {
    const { findings } = await reportOf('--dockerfile', './fixtures/demo/Dockerfile');
    const secret = findings.find(({ id }: { readonly id: string }) => id === 'secrets');
    expect(secret).toMatchObject({
      file: './fixtures/demo/Dockerfile',
      lines: { first: 15, last: 15 },
      layer: 5,
    });
  });

  test('says so when it made another image', async () => {
    const { findings, warnings } = await reportOf('--dockerfile', 'fixtures/histories/Dockerfile');
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'dockerfile-mismatch' }));
    const placed = findings.filter(
      ({ layer, file }: { layer: unknown; file?: string }) => layer !== null && file,
    );
    expect(placed).toEqual([]);
  });

  test.each([
    [['--dockerfile', 'no/such/file'], 'could not read no/such/file: there is no such file'],
    [['--dockerfile', 'fixtures'], 'could not read fixtures'],
    [['--dockerfile', 'fixtures/demo/Dockerfile', '--target', 'x'], 'has no stage "x"'],
    [['--dockerfile', 'LICENSE'], 'it has no FROM'],
    [['--target', 'x'], 'no Dockerfile was named'],
  ])('%j is refused', async (options, message) => {
    const { exitCode, err } = await runMain(['report', ...options, demo], undefined, {
      cwd: process.cwd(),
    });
    expect(exitCode).toBe(2);
    expect(err).toContain(message);
  });

  test('a file that is far too large is not read as one', async () => {
    const file = join(temporaryDirectory(), 'Dockerfile');
    writeFileSync(file, 'a'.repeat(limits.dockerfileBytes + 1));
    await expect(readGivenDockerfile('/', file, null)).rejects.toMatchObject({
      code: 'limit-exceeded',
    });
  });
});

describe('matchWarnings', () => {
  const warned = async (history: readonly string[]) => {
    const given = await readGivenDockerfile('.', 'fixtures/demo/Dockerfile', null);
    const image = imageWithHistory(history.map((created_by) => ({ created_by })));
    return matchWarnings(matchGiven(given, image)).map(({ message }) => message);
  };

  test('names the layers above the base that no instruction made', async () => {
    expect(await warned(['ADD a /', 'WORKDIR /app', 'RUN old', 'COPY . . # buildkit'])).toEqual([
      expect.stringContaining('for layers 2: it may have changed'),
    ]);
    expect(await warned(['ADD a /', 'WORKDIR /app', 'COPY . . # buildkit'])).toEqual([]);
  });

  test('cuts a long list', async () => {
    const many = Array.from({ length: 50 }, (_, i) => `RUN old ${i}`);
    const [message = ''] = await warned(['WORKDIR /app', ...many]);
    expect(message).toContain('10, …');
  });
});
