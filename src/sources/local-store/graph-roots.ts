import { userInfo } from 'node:os';
import { join } from 'node:path';
import { readStorageConf, type StorageConf } from './storage-conf.ts';

/** The environment of the process. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Whose images are meant. */
export interface StoreUser {
  readonly uid: number;
  readonly username: string;
  readonly homedir: string;
}

/**
 * Where podman and buildah keep a user's images: first the graph root, then stores that they only
 * read. Throws a `LayerscopeError` where a file that says so cannot be read.
 */
export async function findGraphRoots(
  env: Env,
  user: StoreUser = userInfo(),
): Promise<readonly string[]> {
  const home = env['HOME'] ?? user.homedir;
  const own = await firstConf(ownFiles(env, user, home));
  const conf = own ?? (await firstConf(systemFiles(env)));
  const graphRoot = user.uid === 0 ? rootsGraphRoot(conf) : usersGraphRoot(own, conf, env, home);
  const variables = { ...env, HOME: home, UID: String(user.uid), USER: user.username };
  return [graphRoot, ...(conf?.imageStores ?? [])].map((path) => expand(path, variables));
}

/** A file that is named takes the place of all others. */
function ownFiles(env: Env, { uid }: StoreUser, home: string): readonly string[] {
  const given = env['CONTAINERS_STORAGE_CONF'] ?? '';
  if (given !== '') return [given];
  const folder = env['XDG_CONFIG_HOME'] ?? (uid === 0 ? '' : join(home, '.config'));
  return folder === '' ? [] : [join(folder, 'containers', 'storage.conf')];
}

function systemFiles(env: Env): readonly string[] {
  if ((env['CONTAINERS_STORAGE_CONF'] ?? '') !== '') return [];
  return ['/etc/containers/storage.conf', '/usr/share/containers/storage.conf'];
}

async function firstConf(paths: readonly string[]): Promise<StorageConf | null> {
  for (const path of paths) {
    const conf = await readStorageConf(path);
    if (conf !== null) return conf;
  }
  return null;
}

function rootsGraphRoot(conf: StorageConf | null): string {
  return conf?.graphRoot ?? '/var/lib/containers/storage';
}

/** The graph root in the system's file is root's; other users are told where theirs is apart. */
function usersGraphRoot(
  own: StorageConf | null,
  conf: StorageConf | null,
  env: Env,
  home: string,
): string {
  const data = env['XDG_DATA_HOME'] ?? join(home, '.local', 'share');
  return own?.graphRoot ?? conf?.rootlessPath ?? join(data, 'containers', 'storage');
}

/** `$NAME` and `${NAME}`. */
function expand(path: string, variables: Env): string {
  return path.replaceAll(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (_, braced, bare) => variables[braced ?? bare] ?? '',
  );
}
