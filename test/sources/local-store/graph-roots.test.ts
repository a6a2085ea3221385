import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findGraphRoots } from '../../../src/sources/local-store/graph-roots.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const user = { uid: 1000, username: 'ada', homedir: '/home/ada' };
const root = { uid: 0, username: 'root', homedir: '/root' };

function write(path: string, ...lines: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines.join('\n'));
}

function conf(...lines: readonly string[]): string {
  const path = join(temporaryDirectory(), 'storage.conf');
  write(path, ...lines);
  return path;
}

test("a file that is named has root's and users' graph root, and stores that are only read", async () => {
  const path = conf(
    '[storage]',
    'driver = "overlay"',
    'graphroot = "/graph"',
    'imagestore = "/images"',
    '[storage.options]',
    'additionalimagestores = ["/shared", "/more"]',
  );
  const env = { CONTAINERS_STORAGE_CONF: path };
  const roots = ['/graph', '/images', '/shared', '/more'];
  expect(await findGraphRoots(env, root)).toEqual(roots);
  expect(await findGraphRoots(env, user)).toEqual(roots);
});

test('variables in paths mean what they mean for the user', async () => {
  const path = conf('[storage]', 'graphroot = "$HOME/${UID}/$USER/$NOTHING"');
  const env = { CONTAINERS_STORAGE_CONF: path, HOME: '/home/of ada' };
  expect(await findGraphRoots(env, user)).toEqual(['/home/of ada/1000/ada/']);
});

test("a user's own file is found in the folder of settings", async () => {
  const home = temporaryDirectory();
  write(join(home, '.config/containers/storage.conf'), '[storage]', 'graphroot = "/own"');
  expect(await findGraphRoots({ HOME: home }, user)).toEqual(['/own']);
  write(join(home, 'xdg/containers/storage.conf'), '[storage]', 'rootless_storage_path = "/x"');
  const env = { HOME: home, XDG_CONFIG_HOME: join(home, 'xdg') };
  expect(await findGraphRoots(env, user)).toEqual(['/x']);
});

test('without settings the usual places count', async () => {
  const env = { CONTAINERS_STORAGE_CONF: join(temporaryDirectory(), 'absent') };
  expect(await findGraphRoots(env, root)).toEqual(['/var/lib/containers/storage']);
  expect(await findGraphRoots(env, user)).toEqual(['/home/ada/.local/share/containers/storage']);
  const data = { ...env, XDG_DATA_HOME: '/data' };
  expect(await findGraphRoots(data, user)).toEqual(['/data/containers/storage']);
});

test('a file that is no TOML is refused by its line', async () => {
  const env = { CONTAINERS_STORAGE_CONF: conf('[storage]', 'graphroot = /unquoted') };
  await expect(findGraphRoots(env, user)).rejects.toThrow('not valid TOML (line 2)');
});
