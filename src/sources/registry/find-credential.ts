import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LayerscopeError } from '../../model/error.ts';
import type { RegistryName } from '../../oci/registry-name.ts';
import { systemCode } from '../file-error.ts';
import { askHelper, HelperFailure } from './credential-helper.ts';
import type { FoundCredential } from './credential.ts';
import { type Login, readLoginFile } from './login-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface CredentialSearch {
  readonly found: FoundCredential | null;
  /** What could not be asked, as clauses: the image may be anybody's to read, so it need not matter. */
  readonly problems: readonly string[];
}

/**
 * Looks for the credential that earlier logins left for a repository: in the file that
 * REGISTRY_AUTH_FILE names, else in those of podman and its like, then docker's. In each file a
 * credential helper counts more than what the file itself has.
 */
export async function findCredential(
  name: RegistryName,
  env: Environment,
): Promise<CredentialSearch> {
  const problems: string[] = [];
  for (const file of loginFiles(env)) {
    const { helper, credential } = readLogin(file, name, problems);
    const helped = helper === null ? null : await tryHelper(helper, name, env, problems);
    if (helped !== null) {
      const from = `docker-credential-${helper}, which ${file} names`;
      return { found: { credential: helped, from }, problems };
    }
    if (credential !== null) return { found: { credential, from: file }, problems };
  }
  return { found: null, problems };
}

/** Strongest first: containers-auth.json(5), then the docker CLI's own. */
function loginFiles(env: Environment): readonly string[] {
  const named = env['REGISTRY_AUTH_FILE'] ?? '';
  if (named !== '') return [named];
  const home = env['HOME'] || env['USERPROFILE'] || '';
  const config = env['XDG_CONFIG_HOME'] || below(home, '.config');
  const files = [
    below(env['XDG_RUNTIME_DIR'] ?? '', 'containers/auth.json'),
    below(config, 'containers/auth.json'),
    // It may be relative, to where the user is.
    below(env['DOCKER_CONFIG'] || below(home, '.docker'), 'config.json'),
  ];
  return files.filter((file) => file !== '');
}

/** Nothing, where nothing says which directory is meant. */
function below(directory: string, name: string): string {
  return directory === '' ? '' : join(directory, name);
}

function readLogin(file: string, name: RegistryName, problems: string[]): Login {
  try {
    if (existsSync(file)) return readLoginFile(readFileSync(file), file, name);
  } catch (error) {
    const reason = error instanceof LayerscopeError ? error.failed : systemCode(error);
    problems.push(`${file} cannot be read: ${reason}`);
  }
  return { helper: null, credential: null };
}

async function tryHelper(
  helper: string,
  { registry }: RegistryName,
  env: Environment,
  problems: string[],
): Promise<FoundCredential['credential'] | null> {
  try {
    return await askHelper(helper, registry, env);
  } catch (error) {
    if (!(error instanceof HelperFailure || error instanceof LayerscopeError)) throw error;
    problems.push(error.message);
    return null;
  }
}
