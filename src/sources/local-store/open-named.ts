import { LayerscopeError } from '../../model/error.ts';
import type { SourceKind } from '../../model/image.ts';
import type { Platform } from '../../model/platform.ts';
import type { ImageNames } from '../../oci/image-name.ts';
import { findStored } from '../../oci/stored-name.ts';
import { chooseImage } from '../choose-image.ts';
import { enumerate } from '../enumerate.ts';
import { hostPlatform } from '../host-platform.ts';
import { loadImage } from '../load-image.ts';
import type { OpenedImage } from '../opened-image.ts';
import type { ImageStore, NamedImage } from './image-store.ts';

export interface LocalStoreOptions {
  /** What `Image.source` is to say. */
  readonly source: SourceKind;
  readonly platform: Platform | null;
  /** How many layers are the base image's; null to find out. */
  readonly baseLayers: number | null;
}

/** Opens the image of a store that a name means. The store is closed with it. */
export async function openNamed(
  store: ImageStore,
  name: string,
  { source, platform, baseLayers }: LocalStoreOptions,
): Promise<OpenedImage> {
  try {
    const images = [imageNamed(store, name).offer()];
    const choice = { image: null, platform, host: hostPlatform() };
    const chosen = chooseImage(images, choice, "the engine's own files");
    const opened = await loadImage(store, { source, images, refusals: [] }, chosen, baseLayers);
    checkContents(opened);
    return opened;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** The one image that a name means. */
function imageNamed({ images }: ImageStore, name: string): NamedImage {
  const found = findStored(name, images);
  const [image] = found;
  if (image === undefined) throw noSuchImage(name);
  if (found.length > 1) throw severalImages(name, found);
  return image;
}

function noSuchImage(name: string): LayerscopeError {
  return new LayerscopeError({
    code: 'not-found',
    tried: `find ${name} in the engine's own files`,
    failed: 'there is no such image',
    advice: 'See which there are with docker images or podman images.',
  });
}

function severalImages(name: string, images: readonly ImageNames[]): LayerscopeError {
  const list = images.map(({ tags, digests }) => enumerate(tags.length > 0 ? tags : digests));
  return new LayerscopeError({
    code: 'choose-image',
    tried: `find ${name} in the engine's own files`,
    failed: `the name fits ${images.length} images: ${enumerate(list, '; ')}`,
    advice: 'Give the whole name of the one that you mean, or its ID.',
  });
}

/** An engine may have thrown away what it has unpacked. */
function checkContents({ contents }: OpenedImage): void {
  for (const [layer, content] of contents.entries()) {
    if (content.kind !== 'absent') continue;
    throw new LayerscopeError({
      code: 'unsupported',
      tried: "read the image from the engine's own files",
      failed: `layer ${layer} is not there: ${content.reason}`,
      advice: 'Let the engine export the image with --no-local-store.',
    });
  }
}
