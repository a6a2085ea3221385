import type { ByteStream } from '../model/bytes.ts';
import type { Platform } from '../model/platform.ts';
import { chooseImage } from './choose-image.ts';
import { findImages } from './find-images.ts';
import { hostPlatform } from './host-platform.ts';
import { loadImage } from './load-image.ts';
import { openPath, openStream } from './open-store.ts';
import type { OpenedImage, StreamOptions } from './opened-image.ts';
import { parseReference } from './reference.ts';

export interface OpenOptions extends StreamOptions {
  /** Which image, where there are several, or null. */
  readonly image: string | null;
  readonly platform: Platform | null;
  /** How many layers are the base image's; null to find out. */
  readonly baseLayers: number | null;
  /** Opens standard input, for the reference `-`. */
  readonly openInput: () => ByteStream;
}

/**
 * Opens the image that a reference names: `docker-archive:PATH`, `oci-archive:PATH`, `oci:PATH`,
 * `dir:PATH`, the path of a file or directory, or `-`. What can be read once only is read here.
 * Throws a `LayerscopeError` for what is no image, or not one image only.
 */
export async function openImage(reference: string, options: OpenOptions): Promise<OpenedImage> {
  const { kind, path, image } = parseReference(reference);
  const { platform, baseLayers } = options;
  const subject = path === '-' ? 'standard input' : path;
  const store =
    path === '-'
      ? await openStream(options.openInput(), subject, options)
      : await openPath(path, options);
  try {
    const found = findImages(store, kind, subject);
    const choice = { image: options.image ?? image, platform, host: hostPlatform() };
    const chosen = chooseImage(found.images, choice, subject);
    return await loadImage(store, found, chosen, baseLayers);
  } catch (error) {
    store.close();
    throw error;
  }
}
