import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { extractFromExplorer } from '../../../src/cli/explorer/extract-from-explorer.ts';
import type { LoadedImage } from '../../../src/cli/loaded-image.ts';
import { silentProgress } from '../../../src/cli/progress.ts';
import { encodeText } from '../../../src/model/byte-string.ts';
import { rootPath } from '../../../src/model/path-table.ts';
import type { LayerSpecs } from '../../support/analysed.ts';
import { FakeIo } from '../../support/fake-io.ts';
import { plainChoice } from '../../support/plain-choice.ts';
import { stubLoad } from '../../support/stub-load.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const layers: LayerSpecs = [
  [
    { path: 'app/src/main.js', content: 'main' },
    { path: 'app/src/link', type: 'symlink', linkTarget: 'main.js' },
    { path: 'app/old', content: 'old' },
    { path: 'current', type: 'symlink', linkTarget: 'app' },
    { path: 'lost', type: 'symlink', linkTarget: 'nowhere' },
    { path: 'dev/null', type: 'character-device' },
  ],
  [{ path: 'app/.wh.old' }, { path: 'app/new', content: 'new' }],
];

const choice = { ...plainChoice('app.tar'), keepContents: true };

function load(specs: LayerSpecs): Promise<LoadedImage> {
  const { stdin, env } = new FakeIo();
  return stubLoad(specs).load(choice, {
    stdin,
    env,
    progress: silentProgress,
    note: () => {},
    indexThread: null,
  });
}

/** Copies a path, and says what it said. */
async function extract(
  cwd: string,
  path: string,
  target: string,
  layer = 1,
  specs = layers,
): Promise<string> {
  const loaded = await load(specs);
  const node = path === '/' ? rootPath : (loaded.tree.find(encodeText(path)) ?? -1);
  return extractFromExplorer(loaded, { kind: 'extract', node, layer, target }, new FakeIo({ cwd }));
}

const namesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();

test('copies a file, under its name or another', async () => {
  const cwd = temporaryDirectory();
  mkdirSync(join(cwd, 'here'));
  expect(await extract(cwd, 'app/new', './copy')).toBe('copied new to ./copy');
  expect(await extract(cwd, 'app/new', 'here')).toBe('copied new to here');
  expect(await extract(cwd, 'app/new', 'there/')).toBe('copied new to there/');
  expect(namesIn(cwd)).toEqual(['copy', 'here', 'here/new', 'there', 'there/new']);
  expect(readFileSync(join(cwd, 'copy'), 'utf8')).toBe('new');
});

test('copies a directory as it was at a layer', async () => {
  const cwd = temporaryDirectory();
  expect(await extract(cwd, 'app', './app', 0)).toBe('copied 3 files to ./app');
  expect(namesIn(join(cwd, 'app'))).toEqual(['old', 'src', 'src/link', 'src/main.js']);
  expect(await extract(cwd, '/', './all')).toBe('copied 5 files to ./all; left out 1 special file');
  expect(namesIn(join(cwd, 'all/app'))).toEqual(['new', 'src', 'src/link', 'src/main.js']);
});

test('copies what a link leads to', async () => {
  const cwd = temporaryDirectory();
  expect(await extract(cwd, 'app/src/link', 'a')).toBe('copied link to a');
  expect(await extract(cwd, 'current', 'b')).toBe('copied 3 files to b');
  expect(readFileSync(join(cwd, 'a'), 'utf8')).toBe('main');
  expect(await extract(cwd, 'lost', 'c')).toBe('/lost leads to nothing at layer 1');
  expect(await extract(cwd, 'app/old', 'c')).toBe('/app/old leads to nothing at layer 1');
  expect(await extract(cwd, 'dev/null', 'c')).toBe(
    'null is a character device: it cannot be copied',
  );
  expect(namesIn(cwd)).not.toContain('c');
});

test('leaves alone what is there already, and says so', async () => {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, 'new'), 'own');
  const there = `could not write ${join(cwd, 'new')}: it is already there`;
  expect(await extract(cwd, 'app/new', 'new')).toBe(there);
  expect(await extract(cwd, 'app/new', '.')).toBe(there);
  expect(await extract(cwd, 'app', '.')).toBe(`could not write ${cwd}: the directory is not empty`);
  expect(readFileSync(join(cwd, 'new'), 'utf8')).toBe('own');
  expect(namesIn(cwd)).toEqual(['new']);
});

test('tells of what could not be written', async () => {
  const cwd = temporaryDirectory();
  const long = 'x'.repeat(300);
  const specs = [[{ path: 'a' }, { path: long }, { path: `${long}y` }]];
  expect(await extract(cwd, '/', 'out', 0, specs)).toBe(
    `copied 1 file to out; not 2 paths: ${long}, name too long (ENAMETOOLONG)`,
  );
  expect(await extract(cwd, 'a', 'out/a/b', 0, specs)).toMatch(/^could not write .*out\/a\/b: /);
});

test('a name of the image is no way out of the directory', async () => {
  const cwd = temporaryDirectory();
  const name = Buffer.from([0x61, 0xff, 0x1b]);
  const specs = [[{ path: name, content: 'x' }]];
  mkdirSync(join(cwd, 'here'));
  const loaded = await load(specs);
  const [version = 0] = loaded.tree.stateAt(0);
  const node = loaded.tree.versions.node.at(version);
  await extractFromExplorer(
    loaded,
    { kind: 'extract', node, layer: 0, target: 'here' },
    new FakeIo({ cwd }),
  );
  expect(namesIn(join(cwd, 'here'))).toEqual(['a_xff_u_1b_']);
});

test('a tilde is the home directory, as in a shell', async () => {
  const home = temporaryDirectory();
  vi.stubEnv('HOME', home);
  vi.stubEnv('USERPROFILE', home);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(await extract('/nowhere', 'app/new', '~/new')).toBe('copied new to ~/new');
  expect(await extract('/nowhere', 'app/src', '~/~')).toBe('copied 2 files to ~/~');
  expect(namesIn(home)).toEqual(['new', '~', '~/link', '~/main.js']);
});
