import { type Digest, isDigest } from '../model/digest.ts';
import type { DockerImage } from '../oci/docker-manifest.ts';
import { familiarName } from '../oci/image-name.ts';
import type { OfferedImage, OfferedLayer, OfferedPlatform } from './offered-image.ts';
import { peekConfig } from './peek-config.ts';
import type { Documents } from './store.ts';

/**
 * Adds what `manifest.json` lists to what an index names. An image that both have, by the digest
 * of its config, is one: the index knows more of it, the list may know names and layers that the
 * index does not.
 */
export function addDockerImages(
  indexed: readonly OfferedImage[],
  listed: readonly DockerImage[],
  documents: Documents,
): readonly OfferedImage[] {
  const images = [...indexed];
  for (const docker of listed) {
    const tags = docker.tags.map(familiarName);
    const platform = readPlatform(docker, documents);
    const i = images.findIndex((image) => image.platforms.some((other) => isSame(other, platform)));
    const same = images[i];
    if (same === undefined) images.push({ tags, digest: null, platforms: [platform], absent: [] });
    else images[i] = join(same, tags, platform);
  }
  return images;
}

function join(image: OfferedImage, tags: readonly string[], listed: OfferedPlatform): OfferedImage {
  return {
    ...image,
    tags: [...new Set([...image.tags, ...tags])],
    platforms: image.platforms.map((platform) =>
      isSame(platform, listed) ? { ...platform, otherLayers: listed.layers } : platform,
    ),
  };
}

function isSame(a: OfferedPlatform, b: OfferedPlatform): boolean {
  return a.config.digest !== null && a.config.digest === b.config.digest;
}

function readPlatform(docker: DockerImage, documents: Documents): OfferedPlatform {
  const { digest, platform, diffIds } = peekConfig(documents, docker.config);
  return {
    platform,
    manifest: null,
    config: { name: docker.config, digest: digestInName(docker.config) ?? digest },
    annotations: {},
    layers: docker.layers.map((name, i) => readLayer(docker, name, diffIds[i] ?? null)),
    otherLayers: null,
  };
}

function readLayer(docker: DockerImage, name: string, diffId: Digest | null): OfferedLayer {
  const source = diffId === null ? undefined : docker.sources.get(diffId);
  return {
    name,
    digest: source?.digest ?? digestInName(name),
    mediaType: source?.mediaType || null,
    urls: source?.urls ?? [],
    annotations: source?.annotations ?? {},
  };
}

/** `blobs/sha256/<hex>` names a digest; some tools put a suffix behind it. */
function digestInName(name: string): Digest | null {
  const [, algorithm, hex] = /^blobs\/(\w+)\/([0-9a-f]+)(?:\.|$)/.exec(name) ?? [];
  const digest = `${algorithm}:${hex}`;
  return isDigest(digest) ? digest : null;
}
