import { type Digest, isDigest } from '../model/digest.ts';
import { LayerscopeError } from '../model/error.ts';
import { familiarName } from './image-name.ts';

/** Where an image is: in which registry, in which of its repositories, under which name. */
export interface RegistryName {
  /** A host, perhaps with a port: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  readonly repository: string;
  /** Null where only a digest is given. */
  readonly tag: string | null;
  /** Counts more than the tag. */
  readonly digest: Digest | null;
}

const dockerHosts: ReadonlySet<string> = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
]);
const hostPattern = /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/i;
/** Distribution spec, "Pulling manifests": `<name>` and `<reference>`. */
const repositoryPattern =
  /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const longestName = 255;

/**
 * Reads the name of an image as Docker does: without a registry it is Docker's, whose repositories
 * without a namespace are in `library`; without a tag and a digest, `latest` is meant.
 */
export function parseRegistryName(text: string): RegistryName {
  const at = text.indexOf('@');
  const digest = at === -1 ? null : text.slice(at + 1);
  const named = at === -1 ? text : text.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const tag = colon === -1 ? null : named.slice(colon + 1);
  const { registry, path } = splitRegistry(colon === -1 ? named : named.slice(0, colon));
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  if (!isHost(registry)) throw badName(text, `${registry} is no host`);
  if (path !== path.toLowerCase()) throw badName(text, 'repositories have no upper-case letters');
  if (!repositoryPattern.test(path) || repository.length > longestName) {
    throw badName(text, path === '' ? 'it names no repository' : `${path} is no repository`);
  }
  if (tag !== null && !tagPattern.test(tag)) throw badName(text, `${tag} is no tag`);
  if (digest !== null && !isDigest(digest)) throw badName(text, `${digest} is no digest`);
  return { registry, repository, tag: tag ?? (digest === null ? 'latest' : null), digest };
}

/** Whether an image can have this name. */
export function isRegistryName(text: string): boolean {
  try {
    parseRegistryName(text);
    return true;
  } catch (error) {
    if (error instanceof LayerscopeError) return false;
    throw error;
  }
}

/** The name as people write it: `nginx:1.27`, `localhost:5000/app@sha256:…`. */
export function formatRegistryName(name: RegistryName): string {
  const { registry, repository, tag, digest } = name;
  const end = digest === null ? (tag === null ? '' : `:${tag}`) : `@${digest}`;
  return familiarName(`${registry}/${repository}${end}`);
}

/** Docker's registry by the one name, whichever it is called by. */
export function registryOf(host: string): string {
  return dockerHosts.has(host) ? 'docker.io' : host;
}

/** Of what looks like a host, URLs say whether there can be such an address or port. */
function isHost(registry: string): boolean {
  return hostPattern.test(registry) && URL.canParse(`https://${registry}/`);
}

/**
 * Whether a name begins with its registry: a first part with a dot, a colon or upper-case letters is
 * a host; `localhost` is one, too.
 */
export function namesRegistry(name: string): boolean {
  return /^(?:[^/]*[.:A-Z][^/]*|localhost)\//.test(name);
}

function splitRegistry(name: string): { readonly registry: string; readonly path: string } {
  if (!namesRegistry(name)) return { registry: 'docker.io', path: name };
  const slash = name.indexOf('/');
  const registry = registryOf(name.slice(0, slash).toLowerCase());
  return { registry, path: name.slice(slash + 1) };
}

function badName(text: string, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'usage',
    tried: `understand the image name ${text}`,
    failed,
    advice: 'Names are written like nginx:1.27, ghcr.io/org/app:v1 or localhost:5000/app@sha256:….',
  });
}
