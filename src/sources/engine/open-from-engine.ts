import { parseRegistryName } from '../../oci/registry-name.ts';
import { hostPlatform } from '../host-platform.ts';
import type { OpenOptions } from '../open-options.ts';
import { openStoredImage } from '../open-stored-image.ts';
import { openStream } from '../open-store.ts';
import type { OpenedImage } from '../opened-image.ts';
import { exportImage } from './export-image.ts';
import { findInEngines, type HeldImage } from './find-in-engines.ts';
import { openInPlace } from './open-in-place.ts';

/** Opens an image that an engine has: where the engine keeps it, or else from what it exports. */
export async function openFromEngine(name: string, options: OpenOptions): Promise<OpenedImage> {
  // It becomes part of an address: nothing but a name may.
  parseRegistryName(name);
  const { engine: wanted, platform } = options;
  const wish = {
    host: wanted.host,
    engine: wanted.name,
    pull: wanted.pull ?? 'never',
    platform,
  } as const;
  const held = await findInEngines(name, wish, options);
  const inPlace = wanted.localStore ? await openInPlace(held, options) : null;
  const { image, ...opened } = inPlace ?? (await openExport(name, held, options));
  // An export by ID does not tell the tags.
  return { ...opened, image: { ...image, source: held.engine.name, tags: held.image.tags } };
}

async function openExport(
  name: string,
  { engine, image }: HeldImage,
  options: OpenOptions,
): Promise<OpenedImage> {
  const { platform, arrival, note } = options;
  const subject = `${name} from ${engine.title}`;
  note(`${engine.title} exports it, about ${image.size} bytes`);
  arrival.waitFor(`${engine.name} is preparing the image`);
  arrival.expectBytes(image.size);
  const platforms = { wanted: platform, host: hostPlatform() };
  const archive = await exportImage(engine, image, platforms, `export ${subject}`);
  const store = await openStream(archive, subject, options);
  return openStoredImage(store, { format: null, image: null, subject }, options);
}
