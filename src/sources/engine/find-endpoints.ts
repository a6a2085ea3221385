import { LayerscopeError } from '../../model/error.ts';
import {
  contextEndpoint,
  contextName,
  currentContext,
  tlsOfEnvironment,
} from './docker-context.ts';
import { type Endpoint, type EngineName, engineNames, parseEndpoint } from './endpoint.ts';
import { socketsOf } from './known-sockets.ts';
import { podmanConnection } from './podman-connection.ts';
import { type Env, valueOf } from './surroundings.ts';

/** Where an engine may be, and who says so; or why that cannot be found out. */
export interface Candidate {
  /** `--host`, `DOCKER_HOST`, `the current docker context`, or null for a usual socket. */
  readonly from: string | null;
  readonly endpoint: Endpoint | LayerscopeError;
}

export interface EndpointWish {
  /** `--host`, or null. */
  readonly host: string | null;
  /** `--engine`, or null for either. */
  readonly engine: EngineName | null;
}

interface Places {
  /** What was named for this run. */
  named(env: Env): readonly Candidate[];
  /** What the engine's own settings name. */
  chosen(env: Env): readonly Candidate[];
}

/**
 * Where to look for an engine, in order. What was named for this run (`--host`, DOCKER_HOST,
 * DOCKER_CONTEXT, CONTAINER_HOST, CONTAINER_CONNECTION) is all there is then. Else it is for each
 * engine what its own settings name (the docker CLI's current context, podman's default
 * connection), and where these name nothing its usual sockets.
 */
export function findEndpoints(
  { host, engine }: EndpointWish,
  env: Env,
  isWindows: boolean,
): readonly Candidate[] {
  if (host !== null) {
    const read = engine === 'podman' ? podmanAddress : dockerAddress;
    return candidate('--host', () => read(host, env));
  }
  const engines = engine === null ? engineNames : [engine];
  const named = engines.flatMap((name) => places[name].named(env));
  if (named.length > 0) return named;
  return engines.flatMap((name) => {
    const chosen = places[name].chosen(env);
    return chosen.length > 0 ? chosen : socketsOf(name, env, isWindows).map(usualSocket);
  });
}

const places: Readonly<Record<EngineName, Places>> = {
  docker: {
    named(env) {
      const host = valueOf(env, 'DOCKER_HOST');
      if (host !== null) return candidate('DOCKER_HOST', () => dockerAddress(host, env));
      const context = contextName(env['DOCKER_CONTEXT'] ?? '');
      return context === null
        ? []
        : candidate('DOCKER_CONTEXT', () => contextEndpoint(context, env));
    },
    chosen(env) {
      // DOCKER_CONTEXT=default undoes `docker context use`.
      if (valueOf(env, 'DOCKER_CONTEXT') !== null) return [];
      return candidate('the current docker context', () => {
        const context = currentContext(env);
        return context === null ? null : contextEndpoint(context, env);
      });
    },
  },
  podman: {
    named(env) {
      const host = valueOf(env, 'CONTAINER_HOST');
      if (host !== null) return candidate('CONTAINER_HOST', () => podmanAddress(host, env));
      return valueOf(env, 'CONTAINER_CONNECTION') === null
        ? []
        : candidate('CONTAINER_CONNECTION', () => podmanConnection(env));
    },
    chosen: (env) => candidate("podman's default connection", () => podmanConnection(env)),
  },
};

/** The endpoint that `find` gives, or why it cannot; nothing where there is none. */
function candidate(from: string, find: () => Endpoint | null): readonly Candidate[] {
  try {
    const endpoint = find();
    return endpoint === null ? [] : [{ from, endpoint }];
  } catch (error) {
    if (!(error instanceof LayerscopeError)) throw error;
    return [{ from, endpoint: error }];
  }
}

function usualSocket(path: string): Candidate {
  return { from: null, endpoint: { kind: 'socket', path } };
}

function dockerAddress(host: string, env: Env): Endpoint {
  return parseEndpoint(host, { tls: tlsOfEnvironment(env), identity: null });
}

function podmanAddress(host: string, env: Env): Endpoint {
  return parseEndpoint(host, { tls: null, identity: valueOf(env, 'CONTAINER_SSHKEY') });
}
