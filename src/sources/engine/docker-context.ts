import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { LayerscopeError } from '../../model/error.ts';
import { type Endpoint, parseEndpoint, type Tls } from './endpoint.ts';
import { readSettingsDocument, readSettingsFile } from './settings-document.ts';
import { type Env, expandHome, homeOf, valueOf } from './surroundings.ts';

/** The context that is no context: the usual sockets. */
const defaultContext = 'default';

/** Where the docker CLI keeps its settings; null when nothing says where home is. */
function dockerDirectory(env: Env): string | null {
  const given = valueOf(env, 'DOCKER_CONFIG');
  const home = homeOf(env);
  return given ?? (home === null ? null : join(home, '.docker'));
}

/** The context that the user chose with `docker context use`; null for the default one. */
export function currentContext(env: Env): string | null {
  const directory = dockerDirectory(env);
  if (directory === null) return null;
  const name = readSettingsDocument(directory, 'config.json')?.findText('currentContext') ?? '';
  return contextName(name);
}

/** A context's name; null when it means the usual sockets. */
export function contextName(name: string): string | null {
  return name === '' || name === defaultContext ? null : name;
}

/** The endpoint that a context of the docker CLI names, with its certificates. */
export function contextEndpoint(name: string, env: Env): Endpoint {
  const directory = dockerDirectory(env);
  const id = createHash('sha256').update(name).digest('hex');
  const meta =
    directory === null ? null : readSettingsDocument(directory, `contexts/meta/${id}/meta.json`);
  const docker = meta?.findObject('Endpoints')?.findObject('docker');
  const host = docker?.findText('Host') ?? '';
  if (directory === null || meta === null) throw noEndpoint(name, 'there is no such context');
  if (host === '') throw noEndpoint(name, 'the context names no engine');
  const tls = readTls(join(directory, 'contexts/tls', id, 'docker'));
  const skipsVerification = docker?.isTrue('SkipTLSVerify') === true;
  return parseEndpoint(expandHost(host, env), {
    tls:
      tls === null && !skipsVerification ? null : { ...(tls ?? noTls), verify: !skipsVerification },
    identity: null,
  });
}

/** Which certificates DOCKER_TLS_VERIFY, DOCKER_TLS and DOCKER_CERT_PATH speak of, or null. */
export function tlsOfEnvironment(env: Env): Tls | null {
  const verify = valueOf(env, 'DOCKER_TLS_VERIFY') !== null;
  if (!verify && valueOf(env, 'DOCKER_TLS') === null) return null;
  const directory = valueOf(env, 'DOCKER_CERT_PATH') ?? dockerDirectory(env);
  const tls = directory === null ? null : readTls(expandHome(directory, env));
  return { ...(tls ?? noTls), verify };
}

const noTls: Tls = { ca: null, cert: null, key: null, verify: true };

/** The certificates of a directory; null when it has none. */
function readTls(directory: string): Tls | null {
  const ca = readSettingsFile(directory, 'ca.pem');
  const cert = readSettingsFile(directory, 'cert.pem');
  const key = readSettingsFile(directory, 'key.pem');
  return ca === null && cert === null && key === null ? null : { ca, cert, key, verify: true };
}

/** Some write `unix://~/.colima/docker.sock` into a context by hand. */
function expandHost(host: string, env: Env): string {
  const path = host.startsWith('unix://') ? host.slice('unix://'.length) : null;
  return path === null ? host : `unix://${expandHome(path, env)}`;
}

function noEndpoint(name: string, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'no-engine',
    tried: `use the docker context ${name}`,
    failed,
    advice: '`docker context ls` lists what there is.',
  });
}
