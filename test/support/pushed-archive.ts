import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { layerTypeOf } from '../../src/oci/media-type.ts';
import { sniffCompression } from '../../src/tar/compression.ts';
import type { FakeRegistry } from './fake-registry.ts';
import { ociTypes, storedBlob } from './stored-image.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { unpackTar } from './unpack-tar.ts';

interface DockerEntry {
  readonly Config: string;
  readonly Layers: readonly string[];
}

/**
 * Stores what a trusted archive holds in a registry, with the name `app:1`: its `index.json` and
 * all that it leads to, or its image with a manifest made from its `manifest.json`.
 */
export function pushArchive(registry: FakeRegistry, archive: Uint8Array): void {
  const directory = temporaryDirectory();
  unpackTar(archive, directory);
  const files = new Map(
    readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(directory, name)).isFile())
      .map((name) => [name, readFileSync(join(directory, name))]),
  );
  for (const content of files.values()) {
    registry.putBlob(content);
    // A registry knows which blobs are manifests, an archive need not.
    registry.putManifest('app', null, content, '');
  }
  const index = files.get('index.json');
  const listed: unknown = JSON.parse(String(files.get('manifest.json') ?? null));
  if (index !== undefined) registry.putManifest('app', '1', index, ociTypes.index);
  else if (isDockerList(listed)) pushListed(registry, listed, files);
  else registry.putManifest('app', '1', read(files, 'manifest.json'), ociTypes.manifest);
}

function isDockerList(value: unknown): value is readonly DockerEntry[] {
  return Array.isArray(value);
}

function pushListed(
  registry: FakeRegistry,
  [entry]: readonly DockerEntry[],
  files: ReadonlyMap<string, Uint8Array>,
): void {
  if (entry === undefined) throw new Error('the archive lists no image');
  const layers = entry.Layers.map((name) => {
    const content = read(files, name);
    return storedBlob(content, layerTypeOf(sniffCompression(content))).descriptor;
  });
  const config = storedBlob(read(files, entry.Config), ociTypes.config).descriptor;
  const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, config, layers }));
  registry.putManifest('app', '1', manifest, ociTypes.manifest);
}

function read(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const content = files.get(name);
  if (content === undefined) throw new Error(`the archive has no ${name}`);
  return content;
}
