import type { Blob } from '../../model/bytes.ts';
import { type Digest, isDigest } from '../../model/digest.ts';
import { LayerscopeError } from '../../model/error.ts';
import type { Descriptor } from '../../oci/descriptor.ts';
import { compressionOfType, isNondistributableType } from '../../oci/media-type.ts';
import type { Store } from '../store.ts';
import type { StoredLayer } from '../stored-layer.ts';
import type { FetchedImage } from './fetch-image.ts';
import { KeptBlob } from './kept-blob.ts';
import { RegistryBlob } from './registry-blob.ts';
import type { RegistryClient } from './registry-client.ts';
import type { Transport } from './transport.ts';

/** One image of a registry: its documents have been fetched, its layers are when they are read. */
export class RegistryStore implements Store {
  readonly kind = 'registry';
  readonly damage = null;
  readonly #documents: FetchedImage['documents'];
  readonly #layers: ReadonlyMap<string, Descriptor>;
  readonly #client: RegistryClient;
  readonly #transport: Transport;
  readonly #keepContents: boolean;
  readonly #kept: KeptBlob[] = [];

  constructor(
    fetched: FetchedImage,
    client: RegistryClient,
    transport: Transport,
    keepContents: boolean,
  ) {
    this.#documents = fetched.documents;
    this.#layers = new Map(fetched.manifest.layers.map((layer) => [layer.digest, layer]));
    this.#client = client;
    this.#transport = transport;
    this.#keepContents = keepContents;
  }

  document(name: string): Uint8Array | null {
    return isDigest(name) ? (this.#documents.get(name) ?? null) : null;
  }

  async layer(name: string): Promise<StoredLayer | null> {
    const layer = this.#layers.get(name);
    if (layer === undefined) return null;
    const { digest, size, mediaType } = layer;
    if (size === null) throw noSize(digest);
    // Registries are not given these as a rule, which is no damage then.
    if (isNondistributableType(mediaType) && !(await this.#client.hasBlob(digest))) return null;
    const blob = this.#open(digest, size);
    const compression = compressionOfType(mediaType);
    return {
      content: { kind: 'blob', key: digest, blob, annotations: {}, isChecked: false },
      size,
      compression,
    };
  }

  names(): Iterable<string> {
    return this.#documents.keys();
  }

  close(): void {
    this.#transport.close();
    for (const blob of this.#kept) blob.close();
  }

  #open(digest: Digest, size: number): Blob {
    const blob = new RegistryBlob(this.#client, digest, size);
    if (!this.#keepContents) return blob;
    const kept = new KeptBlob(blob);
    this.#kept.push(kept);
    return kept;
  }
}

function noSize(digest: Digest): LayerscopeError {
  return new LayerscopeError({
    code: 'damaged',
    tried: `find the layer ${digest}`,
    failed: 'the manifest does not say how large it is',
    advice: 'Push the image again, with a tool that writes whole manifests.',
  });
}
