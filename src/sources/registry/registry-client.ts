import type { Digest } from '../../model/digest.ts';
import type { LayerscopeError } from '../../model/error.ts';
import { formatRegistryName, type RegistryName } from '../../oci/registry-name.ts';
import type { Authoriser } from './authoriser.ts';
import { readBody } from './document-body.ts';
import type { Exchange } from './exchange.ts';
import { loginNeeded, rateLimited, refusalOf, refusedElsewhere, unexpected } from './refusal.ts';
import { discard, headerOf, type Response } from './response.ts';

/** Asks for a token, and for one of a wider scope where the first proves to be too narrow. */
const mostLogins = 2;

/** Asks a registry about one repository, as whoever the user is there. */
export class RegistryClient {
  readonly name: RegistryName;
  readonly #origin: URL;
  readonly #exchange: Exchange;
  readonly #authoriser: Authoriser;
  /** By origin. */
  readonly #guests = new Map<string, Authoriser>();

  constructor(origin: URL, name: RegistryName, exchange: Exchange, authoriser: Authoriser) {
    this.#origin = origin;
    this.name = name;
    this.#exchange = exchange;
    this.#authoriser = authoriser;
  }

  /** The answer to a GET of what stands at `path` in the repository, whatever its status. */
  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const url = new URL(`/v2/${this.name.repository}/${path}`, this.#origin);
    const response = await this.#ask(url, headers, this.#authoriser);
    if (response.status !== 401 || this.#isOwn(response)) return response;
    await discard(response);
    return this.#ask(response.url, headers, this.#guestAt(response.url));
  }

  /** Answers challenges of the address that is asked, and of none that it sends on to. */
  async #ask(
    url: URL,
    headers: Readonly<Record<string, string>>,
    authoriser: Authoriser,
  ): Promise<Response> {
    for (let logins = 0; ; logins++) {
      const used = authoriser.header;
      const authorised = used === null ? headers : { ...headers, authorization: used };
      const message = { method: 'GET', headers: authorised, body: null } as const;
      const response = await this.#exchange.send(url, message);
      if (response.status !== 401 || logins === mostLogins) return response;
      if (response.url.origin !== url.origin) return response;
      const challenge = headerOf(response, 'www-authenticate');
      if (!(await authoriser.answer(challenge, used))) return response;
      await discard(response);
    }
  }

  /**
   * For an address that the registry sends on to, as a name of one's own for another registry does:
   * that one shows what is public to anybody who fetches a token, and learns of no login.
   */
  #guestAt({ origin }: URL): Authoriser {
    const known = this.#guests.get(origin);
    if (known !== undefined) return known;
    const guest = this.#authoriser.withoutLogin();
    this.#guests.set(origin, guest);
    return guest;
  }

  /** A small document in the repository; null when it is not there. */
  async document(
    path: string,
    headers: Readonly<Record<string, string>>,
    maximumBytes: number,
  ): Promise<(Response & { readonly text: Uint8Array }) | null> {
    for (let failures = 0; ; failures++) {
      const response = await this.get(path, headers);
      if (response.status === 404) {
        await discard(response);
        return null;
      }
      if (response.status !== 200) throw await this.refused(response);
      try {
        const text = await readBody(response, maximumBytes, `${path} of ${this.subject}`);
        return { ...response, text };
      } catch (error) {
        await this.recover(error, failures);
      }
    }
  }

  /** Waits where a connection may be better next time; else throws what there is to tell. */
  recover(error: unknown, failures: number): Promise<void> {
    return this.#exchange.recover(error, failures);
  }

  async hasBlob(digest: Digest): Promise<boolean> {
    // HEAD is refused by some addresses that a registry sends on to, which were signed for GET.
    const response = await this.get(`blobs/${digest}`, { range: 'bytes=0-0' });
    const isThere = response.status === 200 || response.status === 206;
    if (!isThere && response.status !== 404) throw await this.refused(response);
    await discard(response);
    return isThere;
  }

  /** Whether the host answers as registries do (distribution spec, "Determining Support"). */
  async isRegistry(): Promise<boolean> {
    const message = { method: 'GET', headers: {}, body: null } as const;
    const response = await this.#exchange.send(new URL('/v2/', this.#origin), message);
    await discard(response);
    if (headerOf(response, 'docker-distribution-api-version') !== '') return true;
    if (response.status === 401) return headerOf(response, 'www-authenticate') !== '';
    return response.status === 200 && headerOf(response, 'content-type').includes('json');
  }

  /** What messages call the image. */
  get subject(): string {
    return formatRegistryName(this.name);
  }

  /** Says why an answer is none. */
  async refused(response: Response): Promise<LayerscopeError> {
    const { status } = response;
    const tried = `read ${this.subject}`;
    const refusal = await refusalOf(response);
    if (status === 429) return rateLimited(tried, this.name, response);
    if (!this.#isOwn(response)) return refusedElsewhere(tried, this.name, response, refusal);
    if (status === 401 || status === 403) {
      return loginNeeded(tried, this.name, await this.#authoriser.credentials(), refusal);
    }
    return unexpected(tried, this.name, status, refusal);
  }

  /** Whether the registry itself answered, and not an address that it sends on to. */
  #isOwn({ url }: Response): boolean {
    return url.origin === this.#origin.origin;
  }
}
