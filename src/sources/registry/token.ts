import { LayerscopeError } from '../../model/error.ts';
import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';
import { basicHeader, describeCredential, type FoundCredential } from './credential.ts';
import { readBody } from './document-body.ts';
import type { Exchange } from './exchange.ts';
import { discard } from './response.ts';
import type { Message } from './transport.ts';

const largestToken = 1 << 20;
const client = 'layerscope';

export interface TokenRequest {
  readonly realm: URL;
  readonly service: string | null;
  readonly scope: string;
  /** Null to ask as anybody. */
  readonly found: FoundCredential | null;
}

/**
 * Fetches a bearer token (distribution's token specification): by GET, with the password as Basic
 * authentication if there is one; an identity token is exchanged by the POST of OAuth 2.
 */
export async function fetchToken(exchange: Exchange, wanted: TokenRequest): Promise<string> {
  const { realm, found } = wanted;
  const tried = `log in at ${realm.host}`;
  const { url, message } =
    found?.credential.kind === 'identity-token'
      ? exchangeOf(wanted, found.credential.token)
      : questionOf(wanted);
  const response = await exchange.send(url, message);
  if (response.status !== 200) {
    await discard(response);
    throw refused(tried, realm, response.status, found);
  }
  const document = `the token of ${realm.host}`;
  const text = await readBody(response, largestToken, document);
  const json = new JsonObject(parseJson(text, document, largestToken), document);
  const token = json.findText('token') || json.findText('access_token') || '';
  // A token goes into a header as it is.
  if (!/^[\x21-\x7e]+$/.test(token)) throw noToken(tried, realm);
  return token;
}

interface Question {
  readonly url: URL;
  readonly message: Message;
}

function questionOf({ realm, service, scope, found }: TokenRequest): Question {
  const url = new URL(realm);
  if (service !== null) url.searchParams.set('service', service);
  url.searchParams.set('scope', scope);
  if (found?.credential.kind !== 'password') {
    return { url, message: { method: 'GET', headers: {}, body: null } };
  }
  const { username, password } = found.credential;
  url.searchParams.set('account', username);
  const headers = { authorization: basicHeader(username, password) };
  return { url, message: { method: 'GET', headers, body: null } };
}

function exchangeOf({ realm, service, scope }: TokenRequest, token: string): Question {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: client,
    scope,
    refresh_token: token,
    ...(service === null ? {} : { service }),
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { url: realm, message: { method: 'POST', headers, body: form.toString() } };
}

function refused(
  tried: string,
  realm: URL,
  status: number,
  found: FoundCredential | null,
): LayerscopeError {
  const isDenied = status === 400 || status === 401 || status === 403;
  const who = found === null ? 'anybody without a login' : describeCredential(found);
  return new LayerscopeError({
    code: isDenied ? 'login-needed' : 'unreachable',
    tried,
    failed: isDenied ? `it refuses ${who}` : `${realm.host} answers with status ${status}`,
    advice: isDenied
      ? 'Log in again with docker login or podman login, or give --username and --password-stdin.'
      : 'Try again later.',
  });
}

function noToken(tried: string, realm: URL): LayerscopeError {
  return new LayerscopeError({
    code: 'unsupported',
    tried,
    failed: `${realm.host} gives no token`,
    advice: 'This is for those who run the registry to mend.',
  });
}
