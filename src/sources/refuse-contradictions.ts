import { LayerscopeError } from '../model/error.ts';
import type { OpenOptions } from './open-options.ts';
import type { Reference } from './reference.ts';

/** Throws `usage` for options that cannot be meant together with the reference. */
export function refuseContradictions(
  reference: Reference,
  { image }: Pick<OpenOptions, 'image'>,
): void {
  if (reference.kind === 'archive' || image === null) return;
  throw new LayerscopeError({
    code: 'usage',
    tried: `choose the image ${image} of ${reference.name}`,
    failed: `${reference.name} names one image itself, and --image ${image} another`,
    advice: '--image chooses one of the images in an archive; leave it out.',
  });
}
