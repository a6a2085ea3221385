import { LayerscopeError } from '../../model/error.ts';
import type { OpenedImage } from '../opened-image.ts';
import { ContainerdContent } from './containerd-content.ts';
import { ContainersRoot } from './containers-root.ts';
import { ContainersStorage } from './containers-storage.ts';
import { DockerStore } from './docker-store.ts';
import type { ImageStore } from './image-store.ts';
import { type LocalStoreOptions, openNamed } from './open-named.ts';

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
export function openFromStore(place: LocalStore, options: LocalStoreOptions): Promise<OpenedImage> {
  return openNamed(storeAt(place), place.image, options);
}

function storeAt(place: LocalStore): ImageStore {
  switch (place.kind) {
    case 'docker':
      return new DockerStore(place.dataRoot);
    case 'containers-storage':
      return new ContainersStorage([new ContainersRoot(place.graphRoot)]);
    case 'containerd':
      return new ContainerdContent(place.root, place.image, place.tags);
  }
}
