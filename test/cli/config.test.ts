import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type ConfigFor, readConfig } from '../../src/cli/config.ts';
import { readKeymap } from '../../src/cli/explorer-keys.ts';
import { findingsOf, noSettings } from '../../src/cli/settings.ts';
import { keysFor } from '../../src/tui/keys/keymap.ts';
import { FakeIo } from '../support/fake-io.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const look: ConfigFor = { purpose: 'look' };
const judge: ConfigFor = { purpose: 'judge', ciConfig: null };
const judgeBy = (ciConfig: string): ConfigFor => ({ purpose: 'judge', ciConfig });

/** Reads the configuration in a directory with these files, `home` being the user's. */
async function read(files: Readonly<Record<string, string>>, use: ConfigFor, env = {}) {
  const cwd = temporaryDirectory();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return readConfig(new FakeIo({ cwd, env: { HOME: join(cwd, 'home'), ...env } }), use);
}

/** A limit on layers says which file spoke last. */
const maxLayers = (limit: number): string => `rules: { max-layers: ${limit} }`;
const fails = (limit: number) => ({ limits: { 'max-layers': { warn: null, fail: limit } } });
const userFile = 'home/.config/layerscope/config.yaml';

test('nothing is set where there is no file', async () => {
  expect(await read({}, judge)).toEqual(noSettings);
  expect(await read({}, judge, { HOME: '' })).toEqual(noSettings);
});

test('the nearer file wins, value by value', async () => {
  const files = {
    [userFile]: 'base-layers: 7\nrules: { max-layers: 1 }',
    '.dive-ci': maxLayers(2),
    '.layerscope.yaml': maxLayers(3),
    'other.yaml': maxLayers(4),
  };
  const { [userFile]: user, '.dive-ci': dive, '.layerscope.yaml': project } = files;
  expect(await read({ [userFile]: user }, judge)).toMatchObject(fails(1));
  expect(await read({ [userFile]: user, '.dive-ci': dive }, judge)).toMatchObject(fails(2));
  expect(await read({ '.dive-ci': dive, '.layerscope.yaml': project }, judge)).toMatchObject(
    fails(3),
  );
  expect(await read(files, judgeBy('other.yaml'))).toMatchObject({ ...fails(4), baseLayers: 7 });
});

test('a project can ignore no paths at all, whatever the user ignores elsewhere', async () => {
  const files = {
    [userFile]: 'ignore-paths: [a]\nfindings: { ignore-paths: [b], documentation: off }',
    '.layerscope.yaml': 'ignore-paths: off\nfindings: { ignore-paths: off }',
  };
  const settings = await read(files, look);
  expect(settings.ignorePaths).toEqual([]);
  expect(findingsOf(settings)).toEqual({
    severities: new Map([['documentation', 'off']]),
    ignorePaths: [],
  });
});

test('how the explorer looks is settled value by value, keys by name', async () => {
  const files = {
    [userFile]: 'theme: light\nascii: true\nkeys: { sort: o, wrap: w }',
    '.layerscope.yaml': 'theme: dark\nkeys: { sort: ctrl+s }',
  };
  const { explorer } = await read(files, look);
  expect(explorer).toMatchObject({ theme: 'dark', ascii: true });
  const keymap = readKeymap(explorer.keys);
  expect(keysFor(keymap, 'files', 'sort')).toEqual(['ctrl+s']);
  expect(keysFor(keymap, 'files', 'wrap')).toEqual(['w']);
});

test('the file of --ci-config stands for .dive-ci', async () => {
  const files = { '.dive-ci': maxLayers(2), 'ci.yaml': 'base-layers: 1' };
  expect((await read(files, judgeBy('ci.yaml'))).limits).toEqual({});
});

test("dive's file is not read where nothing is judged", async () => {
  expect(await read({ '.dive-ci': 'broken: [' }, look)).toEqual(noSettings);
});

test("the user's file is looked for where XDG_CONFIG_HOME says", async () => {
  const cwd = temporaryDirectory();
  mkdirSync(join(cwd, 'layerscope'));
  writeFileSync(join(cwd, 'layerscope', 'config.yaml'), maxLayers(5));
  expect(await read({}, look, { XDG_CONFIG_HOME: cwd })).toMatchObject(fails(5));
  const ignored = await read({ [userFile]: maxLayers(1) }, look, { XDG_CONFIG_HOME: 'relative' });
  expect(ignored).toMatchObject(fails(1));
});

test('a file that was named must be there', async () => {
  await expect(read({}, judgeBy('no.yaml'))).rejects.toMatchObject({
    code: 'not-found',
    tried: 'read no.yaml',
  });
});

test('a directory is no file', async () => {
  await expect(read({ '.layerscope.yaml/x': '' }, look)).rejects.toMatchObject({
    code: 'not-readable',
    tried: 'read .layerscope.yaml',
  });
});

test('a file that is far too large is not parsed', async () => {
  const large = `# ${'x'.repeat(100_000)}`;
  await expect(read({ '.layerscope.yaml': large }, look)).rejects.toMatchObject({ code: 'config' });
});
