import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Surroundings } from '../../support/fake-io.ts';
import { runMain } from '../../support/run-main.ts';
import { stubLoad } from '../../support/stub-load.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const content = 'x'.repeat(100);
const clean = stubLoad([[{ path: 'a', content }]]).load;
const wasteful = stubLoad([[{ path: 'a', content }], [{ path: '.wh.a' }]]).load;

const waysToAsk: readonly (readonly [string, readonly string[], Surroundings])[] = [
  ['ci', ['ci', 'app.tar'], {}],
  ['--ci', ['--ci', 'app.tar'], {}],
  ['CI=true', ['app.tar'], { env: { CI: 'true' } }],
  ['CI=1', ['app.tar'], { env: { CI: '1' } }],
];

test.each(waysToAsk)(
  '%s prints the verdict and exits with 1 if a rule fails',
  async (_, argv, env) => {
    const failed = await runMain(argv, wasteful, env);
    expect(failed.exitCode).toBe(1);
    expect(failed.out).toMatch(/fail +lowest-efficiency/);
    const passed = await runMain(argv, clean, env);
    expect(passed.exitCode).toBe(0);
    expect(passed.out).toMatch(/pass +lowest-efficiency/);
    expect(passed.err).toBe('');
  },
);

test('CI=false does not judge, nor does another command', async () => {
  expect((await runMain(['app.tar'], wasteful, { env: { CI: 'false' } })).exitCode).toBe(0);
  const report = ['report', 'app.tar'];
  expect((await runMain(report, wasteful, { env: { CI: 'true' } })).exitCode).toBe(0);
});

test('a warning is no failure', async () => {
  const { exitCode, out } = await runMain(['ci', '--max-layers', 'warn=0', 'app.tar'], clean);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/warn +max-layers/);
});

test('with --json - the report has standard output to itself, verdict included', async () => {
  const { exitCode, out, err } = await runMain(['ci', '--json', '-', 'app.tar'], wasteful);
  expect(exitCode).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ gate: { verdict: 'fail' } });
  expect(err).toMatch(/fail +lowest-efficiency/);
});

test.each([
  [['--json', '-', '--output', '-'], '--json - and --output - both want it'],
  [['--json', '-', '--format', 'sarif'], '--json - and --format sarif both want it'],
  [['-o', '-', '-o', '-'], '--output - and --output - both want it'],
])('%j: one report at most goes to standard output', async (options, reason) => {
  const { exitCode, out, err } = await runMain(['ci', ...options, 'app.tar'], wasteful);
  expect([exitCode, out]).toEqual([2, '']);
  expect(err.replaceAll('\n', ' ')).toContain(reason);
});

test('with --json FILE gives both, also when a rule fails', async () => {
  const cwd = temporaryDirectory();
  const { exitCode, out } = await runMain(['--ci', '-j', 'r.json', 'app.tar'], wasteful, { cwd });
  expect(exitCode).toBe(1);
  expect(out).toMatch(/fail +lowest-efficiency/);
  const report: unknown = JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8'));
  expect(report).toMatchObject({ gate: { verdict: 'fail' } });
});

describe('reports', () => {
  test('go to files, with the verdict, also when a rule fails', async () => {
    const cwd = temporaryDirectory();
    const argv = ['ci', '-o', 'a.md', '-o', 'a.xml', 'app.tar'];
    const { exitCode, out } = await runMain(argv, wasteful, { cwd });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/fail +lowest-efficiency/);
    expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toMatch(/^### ✗ layerscope: fail, 2 of 2/);
    expect(readFileSync(join(cwd, 'a.xml'), 'utf8')).toContain('<failure message="lowest-eff');
  });

  test('have standard output to themselves, and the verdict is on standard error', async () => {
    const argv = ['ci', '--format', 'github', 'app.tar'];
    const { exitCode, out, err } = await runMain(argv, wasteful);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^::error title=lowest-efficiency%3A 0%25%2C at least 90\.0%25::/);
    expect(err).toMatch(/fail +lowest-efficiency/);
  });
});

describe('findings', () => {
  const large = { path: 'a', content: 'x'.repeat(100_000) };
  const rewriting = stubLoad([[large], [{ ...large, uid: 7 }]]).load;
  const usual = ['--lowest-efficiency', '0', '--highest-user-wasted-percent', '1'];

  test('fail from the severity on that --fail-on names', async () => {
    const judge = (severity: string) =>
      runMain(['ci', ...usual, '--fail-on', severity, 'app.tar'], rewriting);
    const failed = await judge('medium');
    expect(failed.exitCode).toBe(1);
    expect(failed.out).toMatch(/fail +fail-on +high +below medium/);
    expect(failed.out).toMatch(/\n +100 kB {2}layer 1 {2}Layer 1 stores 1 file/);
    expect((await judge('warn=info')).exitCode).toBe(0);
    expect((await judge('grave')).err).toContain('"grave" is');
  });

  test('are told with their fix when a rule fails, and only then', async () => {
    const failed = await runMain(['ci', ...usual, '--max-layers', '1', 'app.tar'], rewriting);
    expect(failed.out).toMatch(/\nhigh +100 kB +layer 1 .*\n {4}\S/);
    const passed = await runMain(['ci', ...usual, 'app.tar'], rewriting);
    expect(passed.out).not.toContain('layer 1');
  });

  test('may claim as many live bytes as --max-avoidable says', async () => {
    const lists = { path: 'var/lib/apt/lists/x', content: 'x'.repeat(10_000) };
    const { load } = stubLoad([[{ path: 'a' }], [lists]]);
    const judge = (most: string) => runMain(['ci', '--max-avoidable', most, 'app.tar'], load);
    expect((await judge('10kB')).exitCode).toBe(0);
    const failed = await judge('9kB');
    expect(failed.exitCode).toBe(1);
    expect(failed.out).toMatch(/fail +max-avoidable +10\.0 kB +at most 9\.00 kB/);
  });
});

test('judges by files, and by options before these', async () => {
  const cwd = temporaryDirectory();
  writeFileSync(
    join(cwd, '.dive-ci'),
    'rules: { lowestEfficiency: 0, highestUserWastedPercent: 1 }',
  );
  expect((await runMain(['ci', 'app.tar'], wasteful, { cwd })).exitCode).toBe(0);
  writeFileSync(join(cwd, 'strict.yaml'), 'rules: { max-layers: 1 }');
  const strict = ['ci', '--ci-config', 'strict.yaml', 'app.tar'];
  expect((await runMain(strict, wasteful, { cwd })).out).toMatch(/fail +max-layers/);
  const loose = [...strict, '--max-layers', 'off'];
  expect((await runMain(loose, wasteful, { cwd })).out).not.toMatch(/fail +max-layers/);
});

test("dive's spelling of options works", async () => {
  const argv = ['--ci', '--lowestEfficiency', '0', '--highestUserWastedPercent', 'disabled'];
  expect((await runMain([...argv, 'app.tar'], wasteful)).exitCode).toBe(0);
  const bytes = [...argv, '--highestWastedBytes=99', 'app.tar'];
  expect((await runMain(bytes, wasteful)).exitCode).toBe(1);
});

test('--compat dive judges by the figures of dive', async () => {
  const argv = ['ci', '--lowest-efficiency', 'off', 'app.tar'];
  expect((await runMain(argv, wasteful)).exitCode).toBe(1);
  expect((await runMain([...argv, '--compat', 'dive'], wasteful)).exitCode).toBe(0);
});

describe('paths', () => {
  test('are forbidden by globs, as often as the option is given', async () => {
    const argv = ['ci', '--forbidden-paths', '*.pem', '--forbidden-paths', 'a', 'app.tar'];
    const { exitCode, out } = await runMain(argv, clean);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/fail +forbidden-paths/);
  });

  test('are ignored by globs', async () => {
    const argv = ['ci', '--ignore-paths', '/a', 'app.tar'];
    expect((await runMain(argv, wasteful)).exitCode).toBe(0);
  });

  test('cannot be named by a broken glob', async () => {
    const { exitCode, err } = await runMain(['ci', '--ignore-paths', '[a', 'app.tar'], clean);
    expect(exitCode).toBe(2);
    expect(err).toContain('--ignore-paths');
  });

  test("cannot be left out of dive's figures", async () => {
    const argv = ['ci', '--ignore-paths', 'a', '--compat', 'dive', 'app.tar'];
    const { exitCode, err } = await runMain(argv, clean);
    expect(exitCode).toBe(2);
    expect(err).toContain("dive's figures cannot leave");
  });
});
