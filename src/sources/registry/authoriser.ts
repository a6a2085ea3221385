import { LayerscopeError } from '../../model/error.ts';
import type { RegistryName } from '../../oci/registry-name.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import { basicHeader, type FoundCredential } from './credential.ts';
import type { CredentialSearch } from './find-credential.ts';
import type { Exchange } from './exchange.ts';
import { fetchToken } from './token.ts';

const noLogin: CredentialSearch = { found: null, problems: [] };

/** Answers a registry's challenges, with the credential for one repository if there is one. */
export class Authoriser {
  readonly #exchange: Exchange;
  readonly #name: RegistryName;
  readonly #search: () => Promise<CredentialSearch>;
  readonly #note: (text: string) => void;
  #header: string | null = null;
  #asking: Promise<string | null> | null = null;
  #searched: Promise<CredentialSearch> | null = null;

  constructor(
    exchange: Exchange,
    name: RegistryName,
    search: () => Promise<CredentialSearch>,
    note: (text: string) => void,
  ) {
    this.#exchange = exchange;
    this.#name = name;
    this.#search = search;
    this.#note = note;
  }

  /** One for an address that the login is not for. */
  withoutLogin(): Authoriser {
    return new Authoriser(this.#exchange, this.#name, async () => noLogin, this.#note);
  }

  /** What goes into the `Authorization` of a request; null as long as nothing was asked for. */
  get header(): string | null {
    return this.#header;
  }

  /** The credential that would be used, looked for only once it is needed. */
  credentials(): Promise<CredentialSearch> {
    this.#searched ??= this.#search();
    return this.#searched;
  }

  /**
   * Answers the challenge to a request that was sent with `used`. Says whether there is something
   * new to try. Requests that are refused at the same time share one answer.
   */
  async answer(challenge: string, used: string | null): Promise<boolean> {
    if (this.#header !== used) return true;
    this.#asking ??= this.#ask(parseChallenges(challenge)).finally(() => {
      this.#asking = null;
    });
    const header = await this.#asking;
    if (header === null || header === used) return false;
    this.#header = header;
    return true;
  }

  async #ask(challenges: readonly Challenge[]): Promise<string | null> {
    const { found } = await this.credentials();
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
    if (bearer !== undefined) return this.#askForToken(bearer, found);
    const isBasic = challenges.some(({ scheme }) => scheme === 'basic');
    if (!isBasic || found?.credential.kind !== 'password') return null;
    return basicHeader(found.credential.username, found.credential.password);
  }

  async #askForToken(
    { parameters }: Challenge,
    found: FoundCredential | null,
  ): Promise<string | null> {
    const { registry, repository } = this.#name;
    const realm = parameters.get('realm') ?? '';
    if (!URL.canParse(realm)) throw badRealm(registry, realm);
    const url = new URL(realm);
    if (found !== null)
      this.#note(`${found.from} has a credential, which ${url.host} is asked with`);
    const token = await fetchToken(this.#exchange, {
      realm: url,
      service: parameters.get('service') ?? null,
      scope: parameters.get('scope') || `repository:${repository}:pull`,
      found,
    });
    return `Bearer ${token}`;
  }
}

function badRealm(registry: string, realm: string): LayerscopeError {
  return new LayerscopeError({
    code: 'unsupported',
    tried: `log in to ${registry}`,
    failed: `it sends for a token to ${realm === '' ? 'nowhere' : realm}`,
    advice: 'This is for those who run the registry to mend.',
  });
}
