import { lstat, readFile } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import { LayerscopeError } from '../model/error.ts';
import type { Io } from './io.ts';
import { noSettings, override, type Settings } from './settings.ts';
import { errorCodeOf, systemReason } from '../text/system-error.ts';

const projectFile = '.layerscope.yaml';
const diveFile = '.dive-ci';
const largestFile = 64 * 1024;

/** Which files count: dive's speak of rules only, so they are read only where these are judged. */
export type ConfigFor =
  | { readonly purpose: 'look' }
  | { readonly purpose: 'judge'; readonly ciConfig: string | null };

/**
 * What the configuration files say. Strongest first: the file that `--ci-config` names, else
 * `.layerscope.yaml` before `.dive-ci`, both of the working directory; then the user's own.
 */
export async function readConfig(io: Io, use: ConfigFor): Promise<Settings> {
  const project = await readIfThere(io, projectFile);
  const own = await readOwn(io);
  if (use.purpose === 'look') return override(own, project);
  if (use.ciConfig !== null) return override(override(own, project), await read(io, use.ciConfig));
  return override(override(own, await readIfThere(io, diveFile)), project);
}

/** As the XDG base directory specification has it; null when nothing says where home is. */
function userFile(io: Io): string | null {
  const base = io.env['XDG_CONFIG_HOME'] ?? '';
  if (base.startsWith('/')) return join(base, 'layerscope', 'config.yaml');
  const home = io.env['HOME'] ?? '';
  return home === '' ? null : join(home, '.config', 'layerscope', 'config.yaml');
}

/** Who may not look into the home that they were given has no file there. */
async function readOwn(io: Io): Promise<Settings> {
  const file = userFile(io);
  try {
    return await readIfThere(io, file);
  } catch (error) {
    const isHidden = error instanceof LayerscopeError && errorCodeOf(error.cause) === 'EACCES';
    if (!isHidden || file === null || (await isThere(file))) throw error;
    return noSettings;
  }
}

function isThere(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    lstat(file, (error) => resolve(error === null));
  });
}

async function readIfThere(io: Io, file: string | null): Promise<Settings> {
  if (file === null) return noSettings;
  try {
    return await read(io, file);
  } catch (error) {
    if (error instanceof LayerscopeError && error.code === 'not-found') return noSettings;
    throw error;
  }
}

async function read(io: Io, file: string): Promise<Settings> {
  const text = await readText(resolvePath(io.cwd, file), file);
  const { parseSettings } = await import('./settings-file.ts');
  return parseSettings(text, file);
}

/** Node's own promise of this loads much that no start needs. */
function readWhole(path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    readFile(path, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}

async function readText(path: string, file: string): Promise<string> {
  const tried = `read ${file}`;
  try {
    const bytes = await readWhole(path);
    if (bytes.length <= largestFile) return bytes.toString('utf8');
  } catch (cause) {
    const isAbsent = errorCodeOf(cause) === 'ENOENT';
    throw new LayerscopeError({
      code: isAbsent ? 'not-found' : 'not-readable',
      tried,
      failed: isAbsent ? 'there is no such file' : systemReason(cause),
      advice: isAbsent ? 'Check its name.' : 'Check what it is and who may read it.',
      cause,
    });
  }
  throw new LayerscopeError({
    code: 'config',
    tried,
    failed: 'it is too large for a configuration file',
    advice: 'Check its name.',
  });
}
