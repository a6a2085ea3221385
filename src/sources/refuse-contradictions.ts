import { LayerscopeError } from '../model/error.ts';
import type { OpenOptions } from './open-options.ts';
import type { Reference } from './reference.ts';

/** Throws `usage` for options that cannot be meant together with the reference. */
export function refuseContradictions(
  reference: Reference,
  { image, engine }: Pick<OpenOptions, 'image' | 'engine'>,
): void {
  if (reference.kind === 'archive') return;
  if (image !== null) {
    throw new LayerscopeError({
      code: 'usage',
      tried: `choose the image ${image} of ${reference.name}`,
      failed: `${reference.name} names one image itself, and --image ${image} another`,
      advice: '--image chooses one of the images in an archive; leave it out.',
    });
  }
  if (reference.kind !== 'engine' || engine.name === null) return;
  if (engine.name !== reference.engine) {
    throw new LayerscopeError({
      code: 'usage',
      tried: `find ${reference.name}`,
      failed: `${reference.engine}:// names one engine, and --engine ${engine.name} another`,
      advice: 'Leave one of them out.',
    });
  }
}
