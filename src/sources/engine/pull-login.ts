import { parseRegistryName } from '../../oci/registry-name.ts';
import type { OpenOptions } from '../open-options.ts';
import type { Credential } from '../registry/credential.ts';
import { findCredential } from '../registry/find-credential.ts';

/** What docker's registry is called in logins. */
const dockerServer = 'https://index.docker.io/v1/';

/**
 * The header that lets an engine pull a private image: engines know no logins, whoever asks sends
 * them (Engine API, "Authentication"). None where there is no login for the image.
 */
export async function pullLogin(
  image: string,
  { registry, env, note }: Pick<OpenOptions, 'registry' | 'env' | 'note'>,
): Promise<Readonly<Record<string, string>>> {
  const name = parseRegistryName(image);
  const search = await findCredential(name, env);
  const found = registry.login ?? search.found;
  search.problems.forEach(note);
  if (found === null) return {};
  note(`logs in to ${name.registry} with what ${found.from} has`);
  const serveraddress = name.registry === 'docker.io' ? dockerServer : name.registry;
  const login = { ...loginOf(found.credential), serveraddress };
  return { 'X-Registry-Auth': Buffer.from(JSON.stringify(login)).toString('base64url') };
}

function loginOf(credential: Credential): Readonly<Record<string, string>> {
  switch (credential.kind) {
    case 'password':
      return { username: credential.username, password: credential.password };
    case 'identity-token':
      return { identitytoken: credential.token };
  }
}
