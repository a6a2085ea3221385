import type { Digest } from '../model/digest.ts';
import { ociLayout } from './layout.ts';
import type { OfferedLayer, OfferedPlatform } from './offered-image.ts';

/**
 * The layers of an image, which both its manifest and its config list. Docker 25.0.0 wrote
 * manifests without layers next to a `manifest.json` that has them: the list that agrees with the
 * config is right. A layer that no list has is looked for under its diffID, which is the name of
 * an uncompressed one.
 */
export function chooseLayers(
  platform: OfferedPlatform,
  diffIds: readonly (Digest | null)[],
): readonly OfferedLayer[] {
  const lists = [platform.layers, platform.otherLayers];
  const agreeing = lists.find((layers) => layers?.length === diffIds.length);
  if (agreeing) return agreeing;
  const missing = diffIds.slice(platform.layers.length);
  return [...platform.layers, ...missing.map(unlistedLayer)];
}

function unlistedLayer(diffId: Digest | null): OfferedLayer {
  return {
    name: diffId === null ? '' : ociLayout.blob(diffId),
    digest: null,
    mediaType: null,
    urls: [],
    annotations: {},
  };
}
