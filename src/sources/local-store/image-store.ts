import type { ImageNames } from '../../oci/image-name.ts';
import type { OfferedImage } from '../offered-image.ts';
import type { Store } from '../store.ts';

/** What an engine keeps on disk: images that can be asked for by name, and their parts. */
export interface ImageStore extends Store {
  /** All its images. */
  readonly images: readonly NamedImage[];
}

export interface NamedImage extends ImageNames {
  /** All that the store says of it. Throws a `LayerscopeError` where that is not whole. */
  offer(): OfferedImage;
}
