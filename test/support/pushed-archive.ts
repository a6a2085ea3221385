import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layerTypeOf } from '../../src/oci/media-type.ts';
import { sniffCompression } from '../../src/tar/compression.ts';
import type { FakeRegistry } from './fake-registry.ts';
import { ociTypes, storedBlob } from './stored-image.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { unpackTar } from './unpack-tar.ts';

interface DockerEntry {
  readonly Config: string;
  readonly RepoTags: readonly string[] | null;
  readonly Layers: readonly string[];
}

/**
 * Stores the image of a trusted archive in a registry, as `app:1`: with all that its `index.json`
 * leads to, or with a manifest made from its `manifest.json`.
 */
export function pushArchive(registry: FakeRegistry, archive: Uint8Array): void {
  const directory = temporaryDirectory();
  unpackTar(archive, directory);
  const read = (name: string): Uint8Array => readFileSync(join(directory, name));
  if (existsSync(join(directory, 'index.json'))) pushLayout(registry, read);
  else pushDocker(registry, read);
}
