import { LayerscopeError } from '../../model/error.ts';

/** The programs that keep images. An engine says itself which of them it is. */
export const engineNames = ['docker', 'podman'] as const;
export type EngineName = (typeof engineNames)[number];

/** Certificates in PEM for a connection by TLS; null where there are none. */
export interface Tls {
  readonly ca: Uint8Array | null;
  readonly cert: Uint8Array | null;
  readonly key: Uint8Array | null;
  /** Whether the engine must show a certificate that `ca`, or else the system, trusts. */
  readonly verify: boolean;
}

/** Where an engine listens. */
export type Endpoint =
  /** A Unix socket, or a named pipe of Windows. */
  | { readonly kind: 'socket'; readonly path: string }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      readonly tls: Tls | null;
    }
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly port: number | null;
      readonly user: string | null;
      /** The engine's socket over there, where it is not the usual one. */
      readonly socket: string | null;
      /** The file of a private key. */
      readonly identity: string | null;
    };

const tcpSchemes: ReadonlySet<string> = new Set(['tcp', 'http', 'https']);
const largestPort = 65_535;
const plainPort = 2375;
const tlsPort = 2376;

/** What goes with an address and does not stand in it. */
export interface EndpointExtras {
  readonly tls: Tls | null;
  readonly identity: string | null;
}

/**
 * Reads an engine's address as the docker CLI does: `unix:///var/run/docker.sock`,
 * `tcp://10.0.0.1:2376`, `ssh://me@host`, `npipe:////./pipe/docker_engine`, or a host by itself.
 */
export function parseEndpoint(text: string, { tls, identity }: EndpointExtras): Endpoint {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/s.exec(text) ?? [];
  if (scheme === 'unix' || scheme === 'npipe') {
    if (rest === '') throw badAddress(text, 'it has no path');
    return { kind: 'socket', path: rest };
  }
  if (scheme === 'ssh') return parseSsh(text, rest, identity);
  if (!tcpSchemes.has(scheme)) throw badAddress(text, `no engine is reached by ${scheme}://`);
  const url = `http://${rest}`;
  if (!URL.canParse(url)) throw badAddress(text, 'it is no address');
  const { hostname } = new URL(url);
  const given = /:(\d+)(?:\/|$)/.exec(rest)?.[1];
  const usual = tls === null ? plainPort : tlsPort;
  return { kind: 'tcp', host: hostname, port: given === undefined ? usual : Number(given), tls };
}

/**
 * What goes to ssh goes there as it was written: a host may be an alias of its settings, which is no
 * URL's. A password would be seen by all users of this machine.
 */
function parseSsh(text: string, rest: string, identity: string | null): Endpoint {
  const parts = /^(?:([^:/]+)@)?(?:\[([^\]]+)\]|([^\s@:/?#%[\]]+))(?::(\d*))?(\/.*)?$/s.exec(rest);
  const [, written = '', address, alias, port = '', path = '/'] = parts ?? [];
  const host = address ?? alias;
  const user = decoded(written);
  if (host === undefined || user === null || Number(port) > largestPort) {
    throw badAddress(text, 'it is no address');
  }
  if (host.startsWith('-') || user.startsWith('-')) {
    throw badAddress(text, 'ssh would take a part of it for an option');
  }
  return {
    kind: 'ssh',
    host,
    port: port === '' ? null : Number(port),
    user: user === '' ? null : user,
    socket: path === '/' ? null : path,
    identity,
  };
}

/** Null where the escapes of an URL make no word that a program can be given. */
function decoded(text: string): string | null {
  try {
    const word = decodeURIComponent(text);
    return word.includes('\0') ? null : word;
  } catch {
    return null;
  }
}

/** An endpoint as people write it. */
export function formatEndpoint(endpoint: Endpoint): string {
  switch (endpoint.kind) {
    case 'socket':
      return `${endpoint.path.startsWith('//') ? 'npipe' : 'unix'}://${endpoint.path}`;
    case 'tcp':
      return `tcp://${endpoint.host}:${endpoint.port}`;
    case 'ssh': {
      const { user, port, socket } = endpoint;
      const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
      const place = port === null ? host : `${host}:${port}`;
      return `ssh://${user === null ? '' : `${user}@`}${place}${socket ?? ''}`;
    }
  }
}

function badAddress(text: string, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'no-engine',
    tried: `understand the engine's address ${text}`,
    failed,
    advice: 'Give one like unix:///var/run/docker.sock, tcp://HOST:2376 or ssh://USER@HOST.',
  });
}
