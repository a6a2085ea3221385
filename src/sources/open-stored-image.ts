import type { ArchiveKind } from '../model/image.ts';
import { chooseImage } from './choose-image.ts';
import { findImages } from './find-images.ts';
import { hostPlatform } from './host-platform.ts';
import { loadImage } from './load-image.ts';
import type { OpenedImage } from './opened-image.ts';
import type { OpenOptions } from './open-options.ts';
import type { Store } from './store.ts';

/** What a store is to be, and which image of it is meant. */
interface Expectation {
  /** What a prefix of the reference promised, or null. */
  readonly format: ArchiveKind | null;
  /** Which image, where there are several, or null. */
  readonly image: string | null;
  /** What messages call the store. */
  readonly subject: string;
}

/** Opens the image that is meant of those in a store, which is closed with it. */
export async function openStoredImage(
  store: Store,
  { format, image, subject }: Expectation,
  { platform, baseLayers }: OpenOptions,
): Promise<OpenedImage> {
  try {
    const found = findImages(store, format, subject);
    const choice = { image, platform, host: hostPlatform() };
    const chosen = chooseImage(found.images, choice, subject);
    return await loadImage(store, found, chosen, baseLayers);
  } catch (error) {
    store.close();
    throw error;
  }
}
