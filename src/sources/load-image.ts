import type { Digest } from '../model/digest.ts';
import { LayerscopeError } from '../model/error.ts';
import { limits } from '../model/limits.ts';
import { formatPlatform } from '../model/platform.ts';
import { describeImage } from '../oci/describe-image.ts';
import { type ConfigFile, readConfig } from '../oci/image-config.ts';
import type { ChosenImage } from './choose-image.ts';
import { chooseLayers } from './choose-layers.ts';
import type { FoundImages } from './find-images.ts';
import type { OfferedDocument, OfferedImage, OfferedPlatform } from './offered-image.ts';
import type { OpenedImage } from './opened-image.ts';
import { peekConfig } from './peek-config.ts';
import { readLayer } from './read-layer.ts';
import { sourceWarnings } from './source-warnings.ts';
import type { Store } from './store.ts';

/** Reads all that a store has of the chosen image, and leaves the store open for its layers. */
export async function loadImage(
  store: Store,
  found: FoundImages,
  chosen: ChosenImage,
  baseOption: number | null,
): Promise<OpenedImage> {
  const { image: offered, platform } = chosen;
  const config = loadConfig(store, platform.config);
  const layers = await Promise.all(
    chooseLayers(platform, config.diffIds).map((layer) => readLayer(layer, store)),
  );
  const { image, warnings } = describeImage({
    source: found.source,
    digest: platform.manifest?.digest ?? null,
    platform: platform.platform,
    tags: offered.tags,
    annotations: platform.annotations,
    config,
    layers: layers.map(({ facts }) => facts),
    baseOption,
    diffIdsOf: (digest) => findDiffIds(digest, platform, found.images, store),
  });
  return {
    image,
    contents: layers.map(({ content }) => content),
    warnings: [...sourceWarnings(store, found.refusals, chosen, config), ...warnings],
    close: () => Promise.resolve(store.close()),
  };
}

function loadConfig(store: Store, { name, digest }: OfferedDocument): ConfigFile {
  const text = store.document(name, limits.configBytes);
  if (text !== null) return readConfig(text, `the image's config ${name}`);
  const damage = store.damage === null ? '' : `: ${store.damage.message}`;
  throw new LayerscopeError({
    code: 'damaged',
    tried: `read the image's config ${digest ?? name}`,
    failed: `the ${store.kind} does not hold it${damage}`,
    advice: 'Save or copy the image again, with all of its parts.',
  });
}

/** The diffIDs of the base image that a digest names, a manifest's or an index's. */
function findDiffIds(
  digest: string,
  { platform: own }: OfferedPlatform,
  images: readonly OfferedImage[],
  store: Store,
): readonly (Digest | null)[] | null {
  for (const image of images) {
    const base = image.platforms.find(
      ({ manifest, platform }) =>
        manifest?.digest === digest ||
        (image.digest === digest && formatPlatform(platform) === formatPlatform(own)),
    );
    if (base !== undefined) return peekConfig(store, base.config.name).diffIds;
  }
  return null;
}
