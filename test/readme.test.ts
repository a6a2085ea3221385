import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { causes } from '../src/analysis/waste.ts';
import { ruleNames } from '../src/analysis/gate.ts';
import { readKeymap } from '../src/cli/explorer-keys.ts';
import { reportFormats } from '../src/cli/report-format.ts';
import { parseSettings } from '../src/cli/settings-file.ts';
import { resolve } from '../src/tui/keys/keymap.ts';
import { keyTable } from './support/key-table.ts';
import { runMain } from './support/run-main.ts';
import { stubDocker } from './support/stub-docker.ts';
import { stubLoad } from './support/stub-load.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');
const demo = 'fixtures/demo/demo.tar';

/** The contents of the fenced blocks of one language. */
function blocks(language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...readme.matchAll(fence)].map(([, text = '']) => text);
}

const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));

/** The arguments of each layerscope command, on either side of a pipe or by itself. */
const layerscopeCommands = commands
  .flatMap((line) => line.split(' | '))
  .filter((line) => line.startsWith('layerscope '))
  .map((line) => line.split(' ').slice(1))
  .map((argv) => argv.map((word) => word.replaceAll("'", '')));

test('the picture is what the program prints of the demo image', async () => {
  const { out } = await runMain([`${root}${demo}`]);
  const [shown = ''] = blocks('text');
  expect(shown).toBe(out.replace(root, ''));
});

test('its npm commands are scripts of the package', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const npm = commands.filter((line) => line.startsWith('npm '));
  expect(npm).toEqual(['npm start', 'npm test']);
  for (const command of npm) expect(scripts).toHaveProperty(command.slice('npm '.length));
});

const isOnDemo = (argv: readonly string[]): boolean => argv.includes(demo) || argv[0] === 'schema';

test.each(layerscopeCommands.filter(isOnDemo).map((argv) => [argv.join(' '), argv] as const))(
  'layerscope %s runs on the demo image',
  async (_, words) => {
    const argv = words.map((word) => (word.startsWith('fixtures/') ? `${root}${word}` : word));
    const { exitCode, err } = await runMain(argv, undefined, { cwd: temporaryDirectory() });
    expect(err).toBe('');
    expect(exitCode).toBe(argv[0] === 'ci' ? 1 : 0);
  },
);

test.each(
  layerscopeCommands
    .filter((argv) => !isOnDemo(argv))
    .map((argv) => [argv.join(' '), argv] as const),
)('layerscope %s is understood', async (_, argv) => {
  const { exitCode, err } = await runMain(argv, stubLoad([[{ path: 'a' }]]).load, {
    env: { PATH: stubDocker().path },
    cwd: temporaryDirectory(),
  });
  expect(err).toBe('');
  expect(exitCode).toBe(0);
});

const pipelines = blocks('yml').map((text): unknown => parse(text));

/** The layerscope commands anywhere in a pipeline. */
function commandsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('layerscope ') ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(commandsIn)
    : [];
}

test('its pipelines are those of GitHub and GitLab', () => {
  expect(pipelines).toMatchObject([
    { jobs: { image: {} } },
    { image: { script: expect.any(Array) } },
  ]);
});

test.each(pipelines.flatMap(commandsIn))('in a pipeline, %s is understood', async (command) => {
  const cwd = temporaryDirectory();
  const { load } = stubLoad([[{ path: 'a' }]]);
  const { exitCode, err } = await runMain(command.split(' ').slice(1), load, { cwd });
  expect(err).toBe('');
  expect(exitCode).toBe(0);
});

test.each(reportFormats)('it tells what the format %s is for', (format) => {
  expect(readme).toContain(`| \`${format}\` `);
});

test('its configuration is understood', () => {
  const [yaml = ''] = blocks('yaml');
  const settings = parseSettings(yaml, 'README.md');
  expect(settings.limits['lowest-efficiency']).toEqual({ warn: null, fail: 0.95 });
  expect(settings.forbiddenPaths?.fail).toEqual(['**/.git', '**/id_rsa']);
});

test('its keys are the usual ones', () => {
  const [, table = ''] = /<!-- keys -->\n(.*)<!-- \/keys -->/s.exec(readme) ?? [];
  const expected = `\n${keyTable()}\n\n`;
  expect(table, `between its key marks, README.md needs this table:\n${expected}`).toBe(expected);
});

test('its settings of the explorer are understood', () => {
  const [, yaml = ''] = blocks('yaml');
  const { explorer } = parseSettings(yaml, 'README.md');
  expect(explorer).toMatchObject({ theme: 'light', ascii: true });
  const keymap = readKeymap(explorer.keys);
  expect(resolve(keymap, 'files', 'ctrl+s')).toBe('extract');
  expect(resolve(keymap, 'layers', 'ctrl+t')).toBe('focus-next');
  expect(resolve(keymap, 'layers', 'ctrl+z')).toBeNull();
});

test.each(ruleNames)('it tells of the rule %s', (name) => {
  expect(readme).toContain(`| \`${name}\` `);
});

test.each(causes)('it tells of the cause %s', (cause) => {
  expect(readme).toContain(`| **${cause}** `);
});
