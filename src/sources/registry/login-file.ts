import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';
import { type RegistryName, registryOf } from '../../oci/registry-name.ts';
import type { Credential } from './credential.ts';

const largestFile = 4 << 20;

/** What a file of logins says of a repository. */
export interface Login {
  /** The program `docker-credential-…` that knows more, or null. */
  readonly helper: string | null;
  /** What the file itself has, or null. */
  readonly credential: Credential | null;
}

/**
 * Reads docker's `config.json` or containers' `auth.json` (containers-auth.json(5)), which share
 * their format. Of several entries that fit, the one for the innermost namespace counts.
 */
export function readLoginFile(text: Uint8Array, file: string, name: RegistryName): Login {
  const json = new JsonObject(parseJson(text, file, largestFile), file);
  const helpers = json.findObject('credHelpers');
  const helperKey = helpers?.names().find((key) => keyOf(key) === name.registry);
  const helper = (helperKey && helpers?.findText(helperKey)) || json.findText('credsStore');
  return { helper: helper || null, credential: findEntry(json.findObject('auths'), name) };
}

function findEntry(auths: JsonObject | null, name: RegistryName): Credential | null {
  const keys = new Map((auths?.names() ?? []).map((key) => [keyOf(key), key]));
  const parts = [name.registry, ...name.repository.split('/')];
  for (let length = parts.length; length > 0; length--) {
    const key = keys.get(parts.slice(0, length).join('/'));
    const credential = key === undefined ? null : readEntry(auths?.findObject(key) ?? null);
    if (credential !== null) return credential;
  }
  return null;
}

/** Keys may be URLs: `https://index.docker.io/v1/` is Docker's own. These name a host only. */
function keyOf(key: string): string {
  const address = key.replace(/^https?:\/\//, '');
  const [host = '', ...path] = address.split('/');
  const namespace = address === key ? path.filter((part) => part !== '') : [];
  return [registryOf(host), ...namespace].join('/');
}

/** An entry without anything in it only says that a credential helper has one. */
function readEntry(entry: JsonObject | null): Credential | null {
  const token = entry?.findText('identitytoken') ?? '';
  if (token !== '') return { kind: 'identity-token', token };
  const auth = Buffer.from(entry?.findText('auth') ?? '', 'base64').toString('utf8');
  const colon = auth.indexOf(':');
  const username = colon === -1 ? (entry?.findText('username') ?? '') : auth.slice(0, colon);
  // Some write a zero byte at the end.
  const password =
    colon === -1 ? (entry?.findText('password') ?? '') : auth.slice(colon + 1).replace(/\0+$/, '');
  return username === '' ? null : { kind: 'password', username, password };
}
