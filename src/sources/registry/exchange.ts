import { LayerscopeError } from '../../model/error.ts';
import { connectionError, isPassing } from './connection-error.ts';
import type { Patience } from './patience.ts';
import { retryDelay } from './retry-delay.ts';
import {
  ConnectionFailure,
  discard,
  headerOf,
  type Message,
  type Response,
  type Transport,
} from './transport.ts';

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
    for (let repetitions = 0; ; repetitions++) {
      const answer = await this.#try(url, message);
      const isLast = repetitions === this.#patience.repetitions;
      const wait = isLast ? null : retryDelay(answer, repetitions, this.#patience);
      if (wait === null) {
        if (answer instanceof ConnectionFailure) throw connectionError(answer);
        return answer;
      }
      if (!(answer instanceof ConnectionFailure)) await discard(answer);
      this.#note(`${url.host} is asked again in ${Math.ceil(wait / 1000)} s: ${reasonOf(answer)}`);
      await this.#transport.pause(wait);
    }
  }

  /** The answer, or what is wrong with the connection for the moment. */
  async #try(url: URL, message: Message): Promise<Response | ConnectionFailure> {
    try {
      return await this.#follow(url, message);
    } catch (error) {
      if (!(error instanceof ConnectionFailure)) throw error;
      if (isPassing(error.cause)) return error;
      throw connectionError(error);
    }
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

function reasonOf(answer: Response | ConnectionFailure): string {
  return answer instanceof ConnectionFailure ? answer.message : `status ${answer.status}`;
}

function lostWay(url: URL): LayerscopeError {
  return new LayerscopeError({
    code: 'unreachable',
    tried: `ask ${url.host}`,
    failed: 'it sends from one address to the next, and to none that answers',
    advice: 'Check that the name is that of a registry.',
  });
}
