import { type Digest, hexOf } from '../model/digest.ts';
import { LayerscopeError } from '../model/error.ts';
import { formatPlatform, type Platform } from '../model/platform.ts';
import { choosePlatform } from '../oci/choose-platform.ts';
import { matchName } from '../oci/image-name.ts';
import { normalisePlatform } from '../oci/normalise-platform.ts';
import { enumerate } from './enumerate.ts';
import type { OfferedImage, OfferedPlatform } from './offered-image.ts';

/** What is known of which image to open. */
export interface Choice {
  /** `--image`, or null. */
  readonly image: string | null;
  /** `--platform`, or null. */
  readonly platform: Platform | null;
  /** What the host runs. */
  readonly host: Platform;
}

export interface ChosenImage {
  readonly image: OfferedImage;
  readonly platform: OfferedPlatform;
}

/** The one image and platform that is meant. Throws `choose-image` and `choose-platform`. */
export function chooseImage(
  offered: readonly OfferedImage[],
  choice: Choice,
  subject: string,
): ChosenImage {
  const named = choice.image === null ? offered : narrow(offered, choice.image);
  if (named.length === 0) throw noSuchImage(offered, choice.image ?? '', subject);
  const present = named.filter(({ platforms }) => platforms.length > 0);
  const [image] = present;
  if (image === undefined) throw onlyAbsent(named, subject);
  if (present.length > 1) throw severalImages(present, choice.image, subject);
  const wanted = choice.platform === null ? null : normalisePlatform(choice.platform);
  const platforms = image.platforms.map(({ platform }) => platform);
  const platform = image.platforms[choosePlatform(platforms, wanted, choice.host) ?? -1];
  if (platform === undefined) {
    const absent = image.absent.flatMap((descriptor) => descriptor.platform ?? []);
    throw noSuchPlatform(platforms, absent, wanted, subject);
  }
  return { image, platform };
}

/** The images that a name fits; a digest or an ID picks a platform, too. */
function narrow(offered: readonly OfferedImage[], name: string): readonly OfferedImage[] {
  const names = offered.map((image) => ({ tags: image.tags, digests: digestsOf(image) }));
  return matchName(name, names).flatMap((i) => {
    const image = offered[i];
    if (image === undefined) return [];
    const own = image.platforms.map((platform) => ({ tags: [], digests: ownDigests(platform) }));
    const picked = new Set(matchName(name, own));
    const platforms = image.platforms.filter((_, n) => picked.size === 0 || picked.has(n));
    return [{ ...image, platforms }];
  });
}

function digestsOf(image: OfferedImage): readonly Digest[] {
  return [image.digest, ...image.platforms.flatMap(ownDigests)].filter((digest) => digest !== null);
}

function ownDigests({ manifest, config }: OfferedPlatform): readonly Digest[] {
  return [manifest?.digest ?? null, config.digest].filter((digest) => digest !== null);
}

/** `app:1 (0123456789ab)`: what `--image` takes. */
function nameImage(image: OfferedImage): string {
  const digest = image.platforms[0]?.config.digest ?? image.digest;
  const id = digest === null ? 'without an ID' : hexOf(digest).slice(0, 12);
  return image.tags.length === 0 ? id : `${enumerate(image.tags)} (${id})`;
}

function nameImages(images: readonly OfferedImage[]): string {
  return enumerate(images.map(nameImage), '; ');
}

function severalImages(
  images: readonly OfferedImage[],
  name: string | null,
  subject: string,
): LayerscopeError {
  const which = name === null ? 'it holds' : `the name ${name} fits`;
  return new LayerscopeError({
    code: 'choose-image',
    tried: `choose an image of ${subject}`,
    failed: `${which} ${images.length} images: ${nameImages(images)}`,
    advice: 'Choose one by name or ID: --image NAME',
  });
}

function noSuchImage(
  offered: readonly OfferedImage[],
  name: string,
  subject: string,
): LayerscopeError {
  return new LayerscopeError({
    code: 'choose-image',
    tried: `find the image ${name} in ${subject}`,
    failed: `it holds ${nameImages(offered)}`,
    advice: 'Choose one of these by name or ID: --image NAME',
  });
}

/** `absent` are platforms that the image's index names and the source does not hold. */
export function noSuchPlatform(
  offered: readonly Platform[],
  absent: readonly Platform[],
  wanted: Platform | null,
  subject: string,
): LayerscopeError {
  const notHeld =
    absent.length === 0 ? '' : ` (${enumerate(absent.map(formatPlatform))} is named and not held)`;
  return new LayerscopeError({
    code: 'choose-platform',
    tried: `find ${wanted === null ? "this machine's platform" : formatPlatform(wanted)} in ${subject}`,
    failed: `the image is there for ${enumerate(offered.map(formatPlatform))}${notHeld}`,
    advice: 'Choose one of these: --platform os/arch[/variant]',
  });
}

function onlyAbsent(images: readonly OfferedImage[], subject: string): LayerscopeError {
  const digests = images.flatMap(({ absent }) => absent.map(({ digest }) => digest));
  return new LayerscopeError({
    code: 'damaged',
    tried: `open the image in ${subject}`,
    failed: `it names the manifest ${digests[0] ?? ''} and does not hold it`,
    advice: 'Pull the image for all its platforms, or for one by name, and save it again.',
  });
}
