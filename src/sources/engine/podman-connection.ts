import { join } from 'node:path';
import { LayerscopeError } from '../../model/error.ts';
import { type Endpoint, parseEndpoint } from './endpoint.ts';
import { readSettingsDocument } from './settings-document.ts';
import { type Env, homeOf, valueOf } from './surroundings.ts';

/**
 * The connection of podman's own list (`podman system connection`, since podman 5) that
 * CONTAINER_CONNECTION names, or the default one; null when there is none.
 */
export function podmanConnection(env: Env): Endpoint | null {
  const wanted = valueOf(env, 'CONTAINER_CONNECTION');
  const directory = containersDirectory(env);
  const list =
    directory === null ? null : readSettingsDocument(directory, 'podman-connections.json');
  const connections = list?.findObject('Connection');
  const name = wanted ?? connections?.findText('Default') ?? '';
  if (name === '') return null;
  const connection = connections?.findObject('Connections')?.findObject(name);
  const uri = connection?.findText('URI') ?? '';
  if (uri === '') throw noConnection(name);
  const identity = connection?.findText('Identity') ?? '';
  return parseEndpoint(uri, { tls: null, identity: identity === '' ? null : identity });
}

/** Where podman keeps its settings: XDG's place for them. */
function containersDirectory(env: Env): string | null {
  const base = valueOf(env, 'XDG_CONFIG_HOME');
  const home = homeOf(env);
  if (base !== null) return join(base, 'containers');
  return home === null ? null : join(home, '.config', 'containers');
}

function noConnection(name: string): LayerscopeError {
  return new LayerscopeError({
    code: 'no-engine',
    tried: `use podman's connection ${name}`,
    failed: 'there is no such connection',
    advice: '`podman system connection list` lists what there is.',
  });
}
