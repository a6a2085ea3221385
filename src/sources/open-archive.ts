import { openStoredImage } from './open-stored-image.ts';
import type { OpenOptions } from './open-options.ts';
import { openPath, openStream } from './open-store.ts';
import type { OpenedImage } from './opened-image.ts';
import type { ArchiveReference } from './reference.ts';

/** Opens a file, a directory or standard input. What can be read once only is read here. */
export async function openArchive(
  { format, path, image }: ArchiveReference,
  options: OpenOptions,
): Promise<OpenedImage> {
  const subject = path === '-' ? 'standard input' : path;
  const store =
    path === '-'
      ? await openStream(options.openInput(), subject, options)
      : await openPath(path, options);
  return openStoredImage(store, { format, image: options.image ?? image, subject }, options);
}
