import type { Digest } from '../model/digest.ts';
import { formatPlatform } from '../model/platform.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { annotatedName } from '../oci/image-name.ts';
import type { IndexReader } from './index-reader.ts';
import type { OfferedImage } from './offered-image.ts';

/**
 * The images that an `index.json` names (OCI image-layout.md). Its descriptors of one digest are
 * one image with several tags, and those of one tag but different platforms one image, too.
 */
export function readIndexImages(
  descriptors: readonly Descriptor[],
  reader: IndexReader,
): readonly OfferedImage[] {
  const images: OfferedImage[] = [];
  for (const [descriptor, tags] of tagsByDigest(descriptors)) {
    const image = reader.read(descriptor, tags);
    const i = images.findIndex((other) => areOneImage(other, image));
    const other = images[i];
    if (other !== undefined) images[i] = join(other, image);
    else if (image.platforms.length + image.absent.length > 0) images.push(image);
  }
  return images;
}

function tagsByDigest(
  descriptors: readonly Descriptor[],
): ReadonlyMap<Descriptor, readonly string[]> {
  const first = new Map<Digest, Descriptor>();
  const tags = new Map<Descriptor, string[]>();
  for (const descriptor of descriptors) {
    const known = first.get(descriptor.digest) ?? descriptor;
    first.set(descriptor.digest, known);
    const names = tags.get(known) ?? [];
    tags.set(known, names);
    const name = annotatedName(descriptor.annotations);
    if (name !== null && !names.includes(name)) names.push(name);
  }
  return tags;
}

function areOneImage(a: OfferedImage, b: OfferedImage): boolean {
  const platforms = new Set(platformsOf(a));
  return (
    a.tags.length === b.tags.length &&
    a.tags.every((tag) => b.tags.includes(tag)) &&
    !platformsOf(b).some((platform) => platforms.has(platform))
  );
}

function platformsOf(image: OfferedImage): readonly string[] {
  return image.platforms.map(({ platform }) => formatPlatform(platform));
}

/** Its digest is that of neither manifest. */
function join(a: OfferedImage, b: OfferedImage): OfferedImage {
  return {
    tags: a.tags,
    digest: null,
    platforms: [...a.platforms, ...b.platforms],
    absent: [...a.absent, ...b.absent],
  };
}
