import { LayerscopeError } from '../../model/error.ts';
import { basicHeader } from './credential.ts';
import { isLoopback } from './loopback.ts';
import { isExempt } from './no-proxy.ts';

/** A proxy that the environment names. */
export interface Proxy {
  /** The one that names it: `HTTPS_PROXY`. */
  readonly variable: string;
  /** Without the login that may stand in it. */
  readonly address: URL;
  /** The login, as it goes into the `Proxy-Authorization` of a request; null for none. */
  readonly authorization: string | null;
}

/**
 * The proxy through which a URL is asked, or null. The variables may be written in capitals; in
 * small letters they count more, as for curl.
 */
export function findProxy(
  url: URL,
  env: Readonly<Record<string, string | undefined>>,
): Proxy | null {
  // A proxy could not reach this machine by the name that it has for itself.
  if (isLoopback(url.hostname)) return null;
  const small = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const variable = env[small] === undefined ? small.toUpperCase() : small;
  const text = env[variable] ?? '';
  if (text === '' || isExempt(url, env['no_proxy'] ?? env['NO_PROXY'] ?? '')) return null;
  return readProxy(variable, text);
}

/** Without a scheme, http is meant, as for everybody else who reads these variables. */
function readProxy(variable: string, text: string): Proxy {
  const written = text.includes('://') ? text : `http://${text}`;
  if (!/^https?:/i.test(written)) throw badProxy(variable);
  try {
    const { origin, username, password } = new URL(written);
    const login = [decodeURIComponent(username), decodeURIComponent(password)] as const;
    const authorization = username === '' ? null : basicHeader(...login);
    return { variable, address: new URL(origin), authorization };
  } catch {
    throw badProxy(variable);
  }
}

/** Does not repeat what the variable has, nor what Node says of it: a password may stand there. */
function badProxy(variable: string): LayerscopeError {
  return new LayerscopeError({
    code: 'config',
    tried: `use the proxy of ${variable}`,
    failed: 'it is no address of a proxy that is spoken with over http or https',
    advice: `Write it as http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT, or unset ${variable}.`,
  });
}
