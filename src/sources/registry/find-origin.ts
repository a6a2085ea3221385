import type { RegistryName } from '../../oci/registry-name.ts';
import { connectionError, isCertificateProblem } from './connection-error.ts';
import { ConnectionFailure } from './connection-failure.ts';
import { discard } from './response.ts';
import type { Transport } from './transport.ts';

/** Docker's registry answers under another name than images have. */
const hosts: ReadonlyMap<string, string> = new Map([['docker.io', 'registry-1.docker.io']]);

/**
 * Where to ask a registry. Where plain http is allowed, a registry that speaks no TLS is asked that
 * way; one whose certificate is not good is not.
 */
export async function findOrigin({ registry }: RegistryName, transport: Transport): Promise<URL> {
  const host = hosts.get(registry) ?? registry;
  const secure = new URL(`https://${host}/`);
  if (!transport.allowsPlain(secure.hostname)) return secure;
  try {
    const message = { method: 'GET', headers: {}, body: null } as const;
    await discard(await transport.send(new URL('/v2/', secure), message));
    return secure;
  } catch (error) {
    if (!(error instanceof ConnectionFailure)) throw error;
    if (isCertificateProblem(error.cause)) throw connectionError(error);
    return new URL(`http://${host}/`);
  }
}
