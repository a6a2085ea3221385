import { type Digest, isDigest } from '../../model/digest.ts';
import { LayerscopeError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import type { Descriptor } from '../../oci/descriptor.ts';
import { readManifest } from '../../oci/manifest.ts';
import { manifestTypes } from '../../oci/media-type.ts';
import { digestOf, hasDigest } from '../digest-of.ts';
import type { Documents } from '../store.ts';
import { noSuchImage, notARegistry } from './no-such-image.ts';
import type { RegistryClient } from './registry-client.ts';
import { headerOf } from './response.ts';

/** Without it a registry may turn an index into something old, or say that there is none. */
const accept = { accept: manifestTypes.join(', ') };

/** The manifests and configs of a repository that were fetched, each one what its digest names. */
export class ImageDocuments implements Documents {
  readonly documents = new Map<Digest, Uint8Array>();
  readonly #client: RegistryClient;

  constructor(client: RegistryClient) {
    this.#client = client;
  }

  get subject(): string {
    return this.#client.subject;
  }

  document(name: string): Uint8Array | null {
    return isDigest(name) ? (this.documents.get(name) ?? null) : null;
  }

  /** What the name of the image leads to; its digest, where there is one, counts before its tag. */
  async top(): Promise<Descriptor> {
    const { tag, digest } = this.#client.name;
    const path = `manifests/${digest ?? tag ?? ''}`;
    const found = await this.#client.document(path, accept, limits.manifestBytes);
    if (found === null) throw await noSuchImage(this.#client);
    const mediaType = headerOf(found, 'content-type').split(';', 1)[0] ?? '';
    if (mediaType === 'text/html') throw notARegistry(this.#client.name);
    const named = digest ?? headerOf(found, 'docker-content-digest');
    const actual = isDigest(named) ? named : digestOf(found.text);
    this.#keep(actual, found.text);
    return { mediaType, digest: actual, size: null, urls: [], annotations: {}, platform: null };
  }

  async manifest(digest: Digest): Promise<ReturnType<typeof readManifest>> {
    const text = await this.#fetch(`manifests/${digest}`, accept, digest, limits.manifestBytes);
    return readManifest(text, `manifest ${digest}`);
  }

  async config(digest: Digest): Promise<void> {
    await this.#fetch(`blobs/${digest}`, {}, digest, limits.configBytes);
  }

  async #fetch(
    path: string,
    headers: Readonly<Record<string, string>>,
    digest: Digest,
    maximumBytes: number,
  ): Promise<Uint8Array> {
    const known = this.documents.get(digest);
    if (known !== undefined) return known;
    const found = await this.#client.document(path, headers, maximumBytes);
    if (found === null) throw absent(digest, this.subject);
    return this.#keep(digest, found.text);
  }

  #keep(digest: Digest, text: Uint8Array): Uint8Array {
    if (!hasDigest(text, digest)) throw changed(digest, digestOf(text), this.subject);
    this.documents.set(digest, text);
    return text;
  }
}

function absent(digest: Digest, subject: string): LayerscopeError {
  return new LayerscopeError({
    code: 'damaged',
    tried: `read ${digest} of ${subject}`,
    failed: 'the registry does not have it, though the image names it',
    advice: 'Push the image again, with all of its parts.',
  });
}

function changed(digest: Digest, actual: Digest, subject: string): LayerscopeError {
  return new LayerscopeError({
    code: 'damaged',
    tried: `read ${digest} of ${subject}`,
    failed: `the registry sends another document, with the digest ${actual}`,
    advice: 'Try again; if it stays so, something on the way or in the registry changes it.',
  });
}
