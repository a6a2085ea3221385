import { setTimeout as pause } from 'node:timers/promises';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { LayerscopeError } from '../../model/error.ts';
import { isLoopback } from './loopback.ts';
import type { Patience } from './patience.ts';

export interface TransportOptions {
  /** Where the names of proxies stand. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Allows plain http beyond this machine, and certificates that nobody vouches for. */
  readonly insecure: boolean;
  /** Certificates of those who vouch, in PEM; null for the usual ones. */
  readonly authorities: readonly string[] | null;
  readonly patience: Patience;
}

export interface Message {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface Response {
  /** Where it came from, after redirects. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  readonly body: Dispatcher.ResponseData['body'];
}

/** No answer came of a request; `cause` is what undici or Node say. */
export class ConnectionFailure extends Error {
  readonly host: string;

  constructor(host: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.host = host;
  }
}

/** Nothing came within the time for it, whatever was tried meanwhile. */
class NoAnswer extends Error {
  readonly code = 'ETIMEDOUT';
}

/** Sends HTTP requests, as proxies and certificates demand. */
export class Transport {
  readonly #insecure: boolean;
  readonly #direct: Dispatcher;
  readonly #proxied: Readonly<Record<string, Dispatcher>>;
  readonly #patience: Patience;
  readonly #abort = new AbortController();

  constructor({ env, insecure, authorities, patience }: TransportOptions) {
    this.#insecure = insecure;
    this.#patience = patience;
    const tls = {
      rejectUnauthorized: !insecure,
      ...(authorities === null ? {} : { ca: [...authorities] }),
    };
    const connect = { ...tls, timeout: patience.connect };
    this.#direct = new Agent({ connect });
    const proxied = (proxy: string | undefined): Dispatcher => {
      if (!proxy) return this.#direct;
      const noProxy = env['no_proxy'] ?? env['NO_PROXY'] ?? '';
      const proxies = { httpProxy: proxy, httpsProxy: proxy, noProxy };
      return new EnvHttpProxyAgent({ ...proxies, connect, requestTls: connect, proxyTls: tls });
    };
    this.#proxied = {
      'http:': proxied(env['http_proxy'] ?? env['HTTP_PROXY']),
      'https:': proxied(env['https_proxy'] ?? env['HTTPS_PROXY']),
    };
  }

  /** Whether plain http may be spoken with a host. */
  allowsPlain(hostname: string): boolean {
    return this.#insecure || isLoopback(hostname);
  }

  /** Sends one request; redirects are for the caller to follow. Throws a `ConnectionFailure`. */
  async send(url: URL, message: Message): Promise<Response> {
    if (url.protocol !== 'https:' && !this.allowsPlain(url.hostname)) throw plainHttpRefused(url);
    try {
      const { statusCode, headers, body } = await this.#answerTo(url, message);
      return { url, status: statusCode, headers, body };
    } catch (cause) {
      throw new ConnectionFailure(url.host, cause);
    }
  }

  async #answerTo(url: URL, { method, headers, body }: Message): Promise<Dispatcher.ResponseData> {
    const { connect, headers: answer, body: pieces } = this.#patience;
    let timer: NodeJS.Timeout | undefined;
    // undici connects for ever to a proxy that hangs up, and does not let itself be told to stop.
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer()), connect + answer);
    });
    const response = request(url, {
      method,
      // What is stored is wanted as it is stored, since its digest is taken.
      headers: { 'accept-encoding': 'identity', 'user-agent': 'layerscope', ...headers },
      body,
      signal: this.#abort.signal,
      dispatcher: this.#dispatcherFor(url),
      headersTimeout: answer,
      bodyTimeout: pieces,
    });
    return Promise.race([response, limit]).finally(() => clearTimeout(timer));
  }

  /** Waits, unless everything is broken off meanwhile. */
  async pause(milliseconds: number): Promise<void> {
    await pause(milliseconds, null, { signal: this.#abort.signal });
  }

  /** Breaks off whatever is under way. */
  close(): void {
    this.#abort.abort();
    for (const dispatcher of new Set([this.#direct, ...Object.values(this.#proxied)])) {
      dispatcher.destroy().catch(() => null);
    }
  }

  /** A proxy could not reach this machine by the name that it has for itself. */
  #dispatcherFor({ protocol, hostname }: URL): Dispatcher {
    return isLoopback(hostname) ? this.#direct : (this.#proxied[protocol] ?? this.#direct);
  }
}

/** A header that may stand there several times, as one text; empty when it is not there. */
export function headerOf({ headers }: Pick<Response, 'headers'>, name: string): string {
  const value = headers[name] ?? '';
  return typeof value === 'string' ? value : value.join(', ');
}

/**
 * Frees the connection of a response that nobody wants to read: what is small is read, so that the
 * connection can be used again; of what is large, as a whole blob, the connection is closed.
 */
export async function discard({ body }: Response): Promise<void> {
  try {
    await body.dump({ limit: 64 * 1024 });
  } catch {
    // It is gone as well.
  }
}

function plainHttpRefused({ host }: URL): LayerscopeError {
  return new LayerscopeError({
    code: 'tls-refused',
    tried: `ask ${host}`,
    failed: 'it would go over plain http, where anybody on the way can read and change it',
    advice: 'If you trust the network there, use --insecure.',
  });
}
