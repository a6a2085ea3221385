import { parseRegistryName } from '../../oci/registry-name.ts';
import { hostPlatform } from '../host-platform.ts';
import { openStoredImage } from '../open-stored-image.ts';
import type { OpenOptions } from '../open-options.ts';
import { openStream } from '../open-store.ts';
import type { OpenedImage } from '../opened-image.ts';
import { exportImage } from './export-image.ts';
import { findInEngines } from './find-in-engines.ts';

/** Opens an image that an engine has, from what the engine exports of it. */
export async function openFromEngine(name: string, options: OpenOptions): Promise<OpenedImage> {
  // It becomes part of an address: nothing but a name may.
  parseRegistryName(name);
  const { engine: wanted, platform, arrival, note } = options;
  const wish = {
    host: wanted.host,
    engine: wanted.name,
    pull: wanted.pull ?? 'never',
    platform,
  } as const;
  const { engine, image } = await findInEngines(name, wish, options);
  const subject = `${name} from ${engine.title}`;
  note(`${engine.title} exports ${name}, about ${image.size} bytes`);
  arrival.waitFor(`${engine.name} is preparing the image`);
  arrival.expectBytes(image.size);
  const platforms = { wanted: platform, host: hostPlatform() };
  const archive = await exportImage(engine, image, platforms, `export ${subject}`);
  const store = await openStream(archive, subject, options);
  const expectation = { format: null, image: options.image, subject };
  const opened = await openStoredImage(store, expectation, options);
  // An export by ID does not tell the tags, and one by name tells one of them.
  return { ...opened, image: { ...opened.image, source: engine.name, tags: image.tags } };
}
