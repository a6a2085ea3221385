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
import { ContainerdContent } from './containerd-content.ts';
import { ContainersStorage } from './containers-storage.ts';
import { DockerStore } from './docker-store.ts';
import type { ImageStore, NamedImage } from './image-store.ts';

/** An engine's own files, and the image that is wanted of them. */
export type LocalStore =
  /** Docker with a graph driver. `dataRoot` is `DockerRootDir`; `image` an ID or a name. */
  | { readonly kind: 'docker'; readonly dataRoot: string; readonly image: string }
  /** podman and buildah. `graphRoot` is what podman info says; `image` an ID or a name. */
  | { readonly kind: 'containers-storage'; readonly graphRoot: string; readonly image: string }
  /**
   * containerd, alone or as Docker's image store. `root` has the directory
   * `io.containerd.content.v1.content`; `image` is the digest of a manifest or an index, and `tags`
   * what the engine calls it.
   */
  | {
      readonly kind: 'containerd';
      readonly root: string;
      readonly image: string;
      readonly tags: readonly string[];
    };

export interface LocalStoreOptions {
  /** What `Image.source` is to say. */
  readonly source: SourceKind;
  readonly platform: Platform | null;
  /** How many layers are the base image's; null to find out. */
  readonly baseLayers: number | null;
}

/** An image, or the reason why the engine has to be asked to export it. */
export type LocalImage =
  | { readonly kind: 'opened'; readonly opened: OpenedImage }
  | { readonly kind: 'unavailable'; readonly reason: string };

/**
 * Opens an image where its engine keeps it, so that nothing need be exported. Whatever keeps the
 * store from being read, or is not understood, makes the image unavailable.
 */
export async function openLocalStore(
  store: LocalStore,
  options: LocalStoreOptions,
): Promise<LocalImage> {
  try {
    return { kind: 'opened', opened: await openFromStore(store, options) };
  } catch (error) {
    if (!(error instanceof LayerscopeError)) throw error;
    return { kind: 'unavailable', reason: error.message };
  }
}

/** The same where there is no engine to ask instead: throws a `LayerscopeError` that says why. */
export async function openFromStore(
  place: LocalStore,
  options: LocalStoreOptions,
): Promise<OpenedImage> {
  const store = storeAt(place);
  try {
    const images = [imageNamed(store, place.image).offer()];
    const { platform, baseLayers, source } = options;
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

function storeAt(place: LocalStore): ImageStore {
  switch (place.kind) {
    case 'docker':
      return new DockerStore(place.dataRoot);
    case 'containers-storage':
      return new ContainersStorage(place.graphRoot);
    case 'containerd':
      return new ContainerdContent(place.root, place.image, place.tags);
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
