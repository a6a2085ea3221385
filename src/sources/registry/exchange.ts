import { LayerscopeError } from '../../model/error.ts';
import { connectionError, isPassing } from './connection-error.ts';
import { ConnectionFailure } from './connection-failure.ts';
import type { Patience } from './patience.ts';
import { discard, headerOf, type Response } from './response.ts';
import { backoff, retryDelay } from './retry-delay.ts';
import type { Message, Transport } from './transport.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 5;

/** One question and its answer: follows redirects, and asks again where it is worth it. */
export class Exchange {
  readonly #transport: Transport;
  readonly #patience: Patience;
  readonly #note: (text: string) => void;

  constructor(transport: Transport, patience: Patience, note: (text: string) => void) {
    this.#transport = transport;
    this.#patience = patience;
    this.#note = note;
  }

  /** The last answer, whatever its status. Throws what keeps it from coming. */
  async send(url: URL, message: Message): Promise<Response> {
    for (let failures = 0; ; failures++) {
      try {
        const response = await this.#follow(url, message);
        const isLast = failures === this.#patience.repetitions;
        const wait = isLast ? null : retryDelay(response, failures, this.#patience);
        if (wait === null) return response;
        await discard(response);
        await this.#pause(wait, response.url.host, `status ${response.status}`);
      } catch (error) {
        await this.recover(error, failures);
      }
    }
  }

  /** Waits where a connection may be better next time; else throws what there is to tell. */
  async recover(error: unknown, failures: number): Promise<void> {
    if (!(error instanceof ConnectionFailure)) throw error;
    if (!isPassing(error.cause) || failures >= this.#patience.repetitions) {
      throw connectionError(error);
    }
    await this.#pause(backoff(failures, this.#patience), error.host, error.message);
  }

  async #pause(wait: number, host: string, reason: string): Promise<void> {
    this.#note(`${host} is asked again in ${Math.ceil(wait / 1000)} s: ${reason}`);
    await this.#transport.pause(wait);
  }

  async #follow(start: URL, message: Message): Promise<Response> {
    let url = start;
    let headers = message.headers;
    for (let hops = 0; ; hops++) {
      const response = await this.#transport.send(url, { ...message, headers });
      if (!redirects.has(response.status)) return response;
      const location = headerOf(response, 'location');
      await discard(response);
      if (hops === mostRedirects || !URL.canParse(location, url.href)) throw lostWay(start);
      const next = new URL(location, url);
      // Credentials are for the one who asked for them; a form with a token is not sent on at all.
      if (next.origin !== url.origin) headers = withoutCredentials(headers);
      if (next.origin !== url.origin && message.body !== null) throw lostWay(start);
      url = next;
    }
  }
}

function withoutCredentials(headers: Message['headers']): Message['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization'));
}

function lostWay(url: URL): LayerscopeError {
  return new LayerscopeError({
    code: 'unreachable',
    tried: `ask ${url.host}`,
    failed: 'it sends from one address to the next, and to none that answers',
    advice: 'Check that the name is that of a registry.',
  });
}
