import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anyEngine } from '../../support/any-engine.ts';
import { runMain } from '../../support/run-main.ts';
import { stubLoad } from '../../support/stub-load.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const layers = [[{ path: 'a', content: 'x'.repeat(100) }], [{ path: '.wh.a' }]];
const { load } = stubLoad(layers);
const damaged = stubLoad(layers, [
  { code: 'truncated-tar', message: 'the tar ends early', path: null, layer: 0, offset: 512 },
]);

const odd = stubLoad(layers, [
  { code: 'opaque-root', message: 'it hides nothing', path: null, layer: 0, offset: null },
]);

test('prints a summary on standard output, and nothing else', async () => {
  const { exitCode, out, err } = await runMain(['app.tar'], load);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^app\.tar/);
  expect(err).toBe('');
});

test('with --json - prints the report in its place, and warnings on standard error', async () => {
  const { exitCode, out, err } = await runMain(['app.tar', '--json', '-'], damaged.load);
  expect(exitCode).toBe(0);
  const report: unknown = JSON.parse(out);
  expect(report).toMatchObject({
    tool: { name: 'layerscope' },
    image: { reference: 'app.tar' },
    summary: { storedBytes: 100 },
  });
  expect(report).not.toHaveProperty('gate');
  expect(err).toContain('the tar ends early');
});

test('with --json FILE writes the report and prints the summary', async () => {
  const cwd = temporaryDirectory();
  const { exitCode, out } = await runMain(['-j', 'out.json', 'app.tar'], load, { cwd });
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^app\.tar/);
  expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8'))).toHaveProperty('summary');
});

test('is silent about all but damage with --quiet', async () => {
  const quiet = ['--quiet', '--json', '-', 'app.tar'];
  expect((await runMain(quiet, damaged.load)).err).toMatch(/^damage: .*\n$/);
  expect((await runMain(quiet, odd.load)).err).toBe('');
});

test('says with --verbose how the image was read', async () => {
  expect((await runMain(['--verbose', 'app.tar'], load)).err).toBe('layers come from memory\n');
  expect((await runMain(['--verbose', '--quiet', 'app.tar'], load)).err).toBe('');
});

test('uses colours on a terminal only, and not with --no-color', async () => {
  const escape = '\u001b[';
  const terminal = { columns: 100 };
  expect((await runMain(['app.tar'], load)).out).not.toContain(escape);
  expect((await runMain(['app.tar'], load, terminal)).out).toContain(escape);
  expect((await runMain(['app.tar', '--no-color'], load, terminal)).out).not.toContain(escape);
});

test('draws with ASCII only with --ascii', async () => {
  const ascii = /^\p{ASCII}*$/u;
  expect((await runMain(['app.tar'], load)).out).not.toMatch(ascii);
  expect((await runMain(['app.tar', '--ascii'], load)).out).toMatch(ascii);
});

test('loads the image that the options describe, and closes it', async () => {
  const { load: spied, choices, stillOpen } = stubLoad(layers);
  const argv = ['--image', 'b:1', '--platform', 'linux/arm/v7', '--base-layers', '1', '--verify'];
  await runMain([...argv, '-i', '--source', 'docker-archive', 'app.tar'], spied);
  expect(choices).toEqual([
    {
      reference: 'docker-archive:app.tar',
      image: 'b:1',
      platform: { os: 'linux', architecture: 'arm', variant: 'v7' },
      baseLayers: 1,
      verify: true,
      ignoreErrors: true,
      keepContents: false,
      engine: anyEngine,
      registry: { username: null, insecure: false, caFile: null },
    },
  ]);
  expect(stillOpen()).toBe(0);
});

test('cuts the lists of the report with --top', async () => {
  const { out } = await runMain(['--top', '0', '--json', '-', 'app.tar'], load);
  expect(JSON.parse(out)).toMatchObject({ waste: [], totals: { waste: 1 } });
});

test.each([[['--max-layers', '1']], [['--ignore-paths', 'app']], [['--compat', 'dive']]])(
  'says that rules are not judged, where some are named: %j',
  async (named) => {
    const { exitCode, err } = await runMain([...named, 'app.tar'], load);
    expect({ exitCode, err }).toEqual({
      exitCode: 0,
      err: 'note: rules are judged with --ci only\n',
    });
  },
);
