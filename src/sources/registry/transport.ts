import { setTimeout as pause } from 'node:timers/promises';
import { Agent, type Dispatcher, request } from 'undici';
import { LayerscopeError } from '../../model/error.ts';
import { ConnectionFailure, NoAnswer } from './connection-failure.ts';
import { isLoopback } from './loopback.ts';
import type { Patience } from './patience.ts';
import { findProxy } from './proxy.ts';
import type { Response } from './response.ts';
import { type ConnectOptions, tunnelThrough } from './tunnel.ts';

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

/** Sends HTTP requests, as proxies and certificates demand. */
export class Transport {
  readonly #env: TransportOptions['env'];
  readonly #insecure: boolean;
  readonly #connect: ConnectOptions;
  readonly #direct: Dispatcher;
  /** By the variables that name the proxies. */
  readonly #tunnels = new Map<string, Dispatcher>();
  readonly #patience: Patience;
  readonly #abort = new AbortController();

  constructor({ env, insecure, authorities, patience }: TransportOptions) {
    this.#env = env;
    this.#insecure = insecure;
    this.#patience = patience;
    this.#connect = {
      rejectUnauthorized: !insecure,
      ...(authorities === null ? {} : { ca: [...authorities] }),
      timeout: patience.connect,
    };
    this.#direct = new Agent({ connect: this.#connect });
  }

  /** Whether plain http may be spoken with a host. */
  allowsPlain(hostname: string): boolean {
    return this.#insecure || isLoopback(hostname);
  }

  /**
   * Sends one request; redirects are for the caller to follow. Throws a `ConnectionFailure`,
   * or a `LayerscopeError` for what no further try can mend.
   */
  async send(url: URL, message: Message): Promise<Response> {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw noAddress(url);
    if (url.protocol === 'http:' && !this.allowsPlain(url.hostname)) throw plainHttpRefused(url);
    try {
      const { statusCode, headers, body } = await this.#answerTo(url, message);
      return { url, status: statusCode, headers, body };
    } catch (cause) {
      if (cause instanceof LayerscopeError || cause instanceof ConnectionFailure) throw cause;
      throw new ConnectionFailure(url.host, cause);
    }
  }

  async #answerTo(url: URL, { method, headers, body }: Message): Promise<Dispatcher.ResponseData> {
    const { connect, headers: answer, body: pieces } = this.#patience;
    const dispatcher = this.#dispatcherFor(url);
    let timer: NodeJS.Timeout | undefined;
    // undici connects for ever to who hangs up at once, and does not let itself be told to stop.
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer()), connect + answer);
    });
    const response = request(url, {
      method,
      // What is stored is wanted as it is stored, since its digest is taken.
      headers: { 'accept-encoding': 'identity', 'user-agent': 'layerscope', ...headers },
      body,
      signal: this.#abort.signal,
      dispatcher,
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
    for (const dispatcher of [this.#direct, ...this.#tunnels.values()]) {
      dispatcher.destroy().catch(() => null);
    }
  }

  #dispatcherFor(url: URL): Dispatcher {
    const proxy = findProxy(url, this.#env);
    if (proxy === null) return this.#direct;
    const known = this.#tunnels.get(proxy.variable);
    if (known !== undefined) return known;
    const connect = tunnelThrough(proxy, this.#connect, this.#abort.signal);
    const tunnel = new Agent({ connect });
    this.#tunnels.set(proxy.variable, tunnel);
    return tunnel;
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

function noAddress({ protocol }: URL): LayerscopeError {
  return new LayerscopeError({
    code: 'unsupported',
    tried: 'go where the registry sends',
    failed: `that is no address of a registry: it begins with ${protocol}`,
    advice: 'This is for those who run the registry to mend.',
  });
}
