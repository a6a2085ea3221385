import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Outcome, runMain } from '../../support/run-main.ts';
import { stubLoad } from '../../support/stub-load.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const { load } = stubLoad([
  [
    { path: 'app/src/main.js', content: 'main' },
    { path: 'app/src/link', type: 'symlink', linkTarget: 'main.js' },
    { path: 'app/secret', content: 'secret' },
    { path: 'current', type: 'symlink', linkTarget: '/app' },
    { path: 'dev/null', type: 'character-device' },
  ],
  [{ path: 'app/.wh.secret' }, { path: 'app/new', content: 'new' }],
]);

/** Runs `extract` in a directory. */
const extract = (cwd: string, ...argv: readonly string[]): Promise<Outcome> =>
  runMain(['extract', 'app.tar', ...argv], load, { cwd });

const namesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();

const app = ['new', 'src', 'src/link', 'src/main.js'];

test.each(['app', '/app/', 'current'])('copies what is in %s', async (path) => {
  const cwd = temporaryDirectory();
  expect(await extract(cwd, path, '-o', 'out/app')).toEqual({ exitCode: 0, out: '', err: '' });
  expect(namesIn(join(cwd, 'out/app'))).toEqual(app);
  expect(readFileSync(join(cwd, 'out/app/src/main.js'), 'utf8')).toBe('main');
  expect(readlinkSync(join(cwd, 'out/app/src/link'))).toBe('main.js');
});

test.each(['/', '.'])('copies all of it for %s, and says what it left out', async (path) => {
  const cwd = temporaryDirectory();
  const { exitCode, err } = await extract(cwd, path, '-o', 'out');
  expect([exitCode, err]).toEqual([0, 'left out dev/null: it is a character device\n']);
  expect(namesIn(join(cwd, 'out'))).toEqual([
    'app',
    ...app.map((name) => `app/${name}`),
    'current',
    'dev',
  ]);
  expect((await extract(cwd, path, '-o', 'quiet', '--quiet')).err).toBe('');
});

test('copies the state at a layer', async () => {
  const cwd = temporaryDirectory();
  await extract(cwd, 'app', '-o', 'out', '--layer', '0');
  expect(namesIn(join(cwd, 'out'))).toEqual(['secret', 'src', 'src/link', 'src/main.js']);
});

test('copies a file to a file, to a directory, and to standard output', async () => {
  const cwd = temporaryDirectory();
  await extract(cwd, 'app/src/link', '-o', 'copy.js');
  await extract(cwd, 'app/src/link', '-o', 'new/');
  await extract(cwd, 'app/new', '-o', '.');
  expect(namesIn(cwd)).toEqual(['copy.js', 'new', 'new/link']);
});

test('a directory goes to standard output as a tar', async () => {
  const cwd = temporaryDirectory();
  const { exitCode, out } = await extract(cwd, 'app', '-o', '-');
  expect(exitCode).toBe(0);
  expect(out.length % 512).toBe(0);
  expect(out.slice(0, 4)).toBe('src\0');
  expect((await extract(cwd, 'app/new', '-o', '-')).out).toBe('new');
});

test('a terminal gets no tar', async () => {
  const argv = ['extract', 'app.tar', 'app', '-o', '-'];
  const { exitCode, out, err } = await runMain(argv, load, { columns: 80 });
  expect([exitCode, out]).toEqual([2, '']);
  expect(err).toContain('it is a terminal');
});

test('replaces files only with --force', async () => {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, 'new'), 'own');
  for (const [path, target] of [
    ['app', '.'],
    ['app/new', 'new'],
    ['app/new', '.'],
  ] as const) {
    const { exitCode, err } = await extract(cwd, path, '-o', target);
    expect(exitCode).toBe(2);
    expect(err).toContain('--force');
  }
  expect(readFileSync(join(cwd, 'new'), 'utf8')).toBe('own');
  expect((await extract(cwd, 'app', '-o', '.', '--force')).exitCode).toBe(0);
  expect(readFileSync(join(cwd, 'new'), 'utf8')).toBe('new');
});

test('tells which paths could not be written, and that they were not', async () => {
  const cwd = temporaryDirectory();
  const long = 'x'.repeat(300);
  const image = stubLoad([
    [{ path: 'a' }, ...Array.from({ length: 12 }, (_, n) => ({ path: `${long}/${n}` }))],
  ]);
  const argv = ['extract', 'app.tar', '/', '-o', 'out'];
  const { exitCode, err } = await runMain(argv, image.load, { cwd });
  expect(exitCode).toBe(2);
  expect(err).toContain(`could not write ${long}: name too long (ENAMETOOLONG)\n`);
  expect(err).toContain('could not write 3 more\n');
  expect(err).toContain('13 of 14 paths were not written');
  expect(namesIn(join(cwd, 'out'))).toEqual(['a']);
});

test.each([
  [['dev/null', '-o', 'x'], 'it is a character device'],
  [['nothing', '-o', 'x'], 'no layer has anything of that name'],
  [['app/secret', '-o', 'x'], 'use --layer 0'],
  [['app'], '--output'],
])('%j is an error: %s', async (argv, message) => {
  const cwd = temporaryDirectory();
  const { exitCode, err } = await extract(cwd, ...argv);
  expect(exitCode).toBe(2);
  expect(err.replaceAll(/\s+/g, ' ')).toContain(message);
  expect(namesIn(cwd)).toEqual([]);
});
