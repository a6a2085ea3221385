import type { Image } from '../../src/model/image.ts';
import { formatPlatform, parsePlatform } from '../../src/model/platform.ts';
import { readConfig } from '../../src/oci/image-config.ts';
import type { LayerContent } from '../../src/sources/opened-image.ts';
import { sniffCompression } from '../../src/tar/compression.ts';
import type { ImageFixture } from './image-fixtures.ts';
import { inflate } from './inflate.ts';
import type { EngineImage } from './local-stores.ts';
import { fileOf, open } from './open-image.ts';
import { rawTar } from './raw-tar.ts';

/** What an engine has that loaded an archive; the image is called `stored`. */
export async function engineImageOf({ archive, choice }: ImageFixture): Promise<EngineImage> {
  const { image, contents } = await open(fileOf(archive), {
    image: valueOf(choice, '--image'),
    platform: parsePlatform(valueOf(choice, '--platform') ?? ''),
  });
  return {
    config: configOf(archive, image),
    layers: await Promise.all(contents.map(layerTar)),
    names: ['stored:latest'],
  };
}

function valueOf(argv: readonly string[], option: string): string | null {
  return argv.includes(option) ? (argv[argv.indexOf(option) + 1] ?? null) : null;
}

/** The file that is the config of an image. */
function configOf(archive: Uint8Array, { layers, platform }: Image): Uint8Array {
  const diffIds = layers.map(({ diffId }) => diffId).join();
  for (const file of rawTar(archive).values()) {
    if (file[0] !== '{'.charCodeAt(0)) continue;
    const config = readConfig(file, 'a file of the archive');
    const runsOn = config.platform === null ? null : formatPlatform(config.platform);
    if (config.diffIds.join() === diffIds && runsOn === formatPlatform(platform)) return file;
  }
  throw new Error('the archive does not hold the config');
}

async function layerTar(content: LayerContent): Promise<Uint8Array> {
  if (content.kind !== 'blob') throw new Error('the archive does not hold all layers');
  const stored: Uint8Array[] = [];
  for await (const piece of content.blob.stream()) stored.push(piece);
  const bytes = Buffer.concat(stored);
  return (await inflate(bytes, sniffCompression(bytes))).output;
}
