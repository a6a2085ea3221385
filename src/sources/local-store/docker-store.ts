import { join } from 'node:path';
import { type Digest, hexOf, isDigest } from '../../model/digest.ts';
import { limits } from '../../model/limits.ts';
import type { ImageNames } from '../../oci/image-name.ts';
import { DirectoryStore } from '../directory-store.ts';
import type { OfferedImage } from '../offered-image.ts';
import { peekConfig } from '../peek-config.ts';
import type { StoredLayer } from '../stored-layer.ts';
import { chainIds } from './chain-id.ts';
import { readDockerNames } from './docker-names.ts';
import { findGraphDriver, type GraphDriver } from './graph-driver.ts';
import type { ImageStore, NamedImage } from './image-store.ts';
import { splitLayer, SplitLayers } from './split-layers.ts';

/** Where configs are, by the digits of the image ID. */
const configs = 'imagedb/content/sha256';
/** Bytes of a file that holds one ID. */
const idBytes = 256;

/**
 * Docker's own store of images, as its graph drivers have it: configs by image ID, and by chain ID
 * for each layer its diffID, its tar-split file, and the name of the directory that it was unpacked
 * to. Documents are called by image ID, layers by chain ID.
 */
export class DockerStore implements ImageStore {
  readonly kind = 'local store';
  readonly damage = null;
  readonly images: readonly NamedImage[];
  readonly #root: string;
  readonly #driver: GraphDriver;
  readonly #files: DirectoryStore;
  readonly #layers = new SplitLayers();

  constructor(dataRoot: string) {
    this.#root = dataRoot;
    this.#driver = findGraphDriver(dataRoot, (driver) => `image/${driver}/imagedb`);
    this.#files = new DirectoryStore(join(dataRoot, 'image', this.#driver.name));
    const names = this.#readNames();
    const ids = new DirectoryStore(join(dataRoot, 'image', this.#driver.name, configs)).names();
    this.images = Array.from(ids, (hex) => `sha256:${hex}`)
      .filter(isDigest)
      .map((id) => {
        const { tags, digests } = names.get(id) ?? { tags: [], digests: [] };
        return { tags, digests: [id, ...digests], offer: () => this.#offer(id, tags) };
      });
  }

  document(id: string, maximumBytes: number): Uint8Array | null {
    return isDigest(id) ? this.#files.document(`${configs}/${hexOf(id)}`, maximumBytes) : null;
  }

  async layer(chainId: string): Promise<StoredLayer | null> {
    if (!isDigest(chainId)) return null;
    const directory = `layerdb/sha256/${hexOf(chainId)}`;
    const key = this.#readId(`${directory}/diff`);
    const cacheId = this.#readId(`${directory}/cache-id`);
    if (key === null || cacheId === null) return null;
    return this.#layers.open(key, {
      headers: join(this.#root, 'image', this.#driver.name, directory, 'tar-split.json.gz'),
      contents: join(this.#root, this.#driver.directoryOf(cacheId)),
    });
  }

  names(): Iterable<string> {
    return this.#files.names();
  }

  close(): void {
    this.#layers.close();
    this.#files.close();
  }

  #offer(id: Digest, tags: readonly string[]): OfferedImage {
    const { platform, diffIds } = peekConfig(this, id);
    return {
      tags,
      digest: null,
      absent: [],
      platforms: [
        {
          platform,
          manifest: null,
          config: { name: id, digest: id },
          annotations: {},
          layers: chainIds(diffIds).map(splitLayer),
          otherLayers: null,
        },
      ],
    };
  }

  #readNames(): ReadonlyMap<string, ImageNames> {
    const text = this.#files.document('repositories.json', limits.storeListBytes);
    return text === null ? new Map() : readDockerNames(text);
  }

  /** What stands in a file that holds an ID; null when that is not there, or no ID. */
  #readId(path: string): string | null {
    const text = this.#files.document(path, idBytes);
    const id = text === null ? '' : Buffer.from(text).toString();
    return /^[\w:-]+$/.test(id) ? id : null;
  }
}
