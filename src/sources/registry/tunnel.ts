import { type ClientRequest, request as askPlainly } from 'node:http';
import { request as askSecurely } from 'node:https';
import { buildConnector } from 'undici';
import { LayerscopeError } from '../../model/error.ts';
import { ConnectionFailure, NoAnswer } from './connection-failure.ts';
import type { Proxy } from './proxy.ts';

/** How to connect, to a proxy as well as to a host. */
export interface ConnectOptions {
  readonly rejectUnauthorized: boolean;
  /** Certificates of those who vouch; the usual ones if absent. */
  readonly ca?: string[];
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * Connects to hosts through a proxy, which is told no more than their names (RFC 9110, section
 * 9.3.6). What the proxy does wrong is told as such, and not as the host's fault.
 */
export function tunnelThrough(
  proxy: Proxy,
  options: ConnectOptions,
  signal: AbortSignal,
): buildConnector.connector {
  const secure = buildConnector(options);
  return (target, callback) => {
    const authority = authorityOf(target);
    const question = ask(proxy, authority, options, signal);
    question.on('connect', ({ statusCode = 0, socket }) => {
      // The time that a connection may be silent is for who uses it to say.
      const httpSocket = socket.setTimeout(0);
      if (statusCode !== 200) {
        socket.destroy();
        callback(refused(proxy, authority, statusCode), null);
      } else if (target.protocol === 'https:') secure({ ...target, httpSocket }, callback);
      else callback(null, httpSocket);
    });
    question.on('timeout', () => question.destroy(new NoAnswer()));
    question.on('error', (cause) => {
      callback(new ConnectionFailure(nameOf(proxy), cause), null);
    });
    question.end();
  };
}

/** The host, always with its port. */
function authorityOf({ host, hostname, port, protocol }: buildConnector.Options): string {
  if (port !== '') return host ?? `${hostname}:${port}`;
  return `${host ?? hostname}:${protocol === 'https:' ? 443 : 80}`;
}

function ask(
  { address, authorization }: Proxy,
  authority: string,
  options: ConnectOptions,
  signal: AbortSignal,
): ClientRequest {
  const login = authorization === null ? {} : { 'proxy-authorization': authorization };
  const question = {
    ...options,
    method: 'CONNECT',
    path: authority,
    // What is asked for is to be kept open, though Node would say otherwise of a connection for once.
    headers: { host: authority, connection: 'keep-alive', ...login },
    agent: false,
    signal,
  } as const;
  return address.protocol === 'https:'
    ? askSecurely(address, question)
    : askPlainly(address, question);
}

function nameOf({ address, variable }: Proxy): string {
  return `the proxy ${address.host} of ${variable}`;
}

function refused(proxy: Proxy, authority: string, status: number): LayerscopeError {
  const tried = `ask ${authority}`;
  if (status !== 407) {
    return new LayerscopeError({
      code: 'unreachable',
      tried,
      failed: `${nameOf(proxy)} does not lead there: it answers with status ${status}`,
      advice:
        'This is for those who run the proxy to allow; NO_PROXY names hosts to ask without it.',
    });
  }
  const { variable, authorization } = proxy;
  return new LayerscopeError({
    code: 'login-needed',
    tried,
    failed: `${nameOf(proxy)} ${authorization === null ? 'asks for a login' : 'refuses its login'}`,
    advice: `Put a login that it takes into the variable: ${variable}=http://USER:PASSWORD@HOST:PORT.`,
  });
}
