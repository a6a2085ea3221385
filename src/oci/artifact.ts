import type { Descriptor } from './descriptor.ts';
import { isImageConfigType, isLayerType } from './media-type.ts';

/** What registries and layouts hold besides images, by the start of a media type. */
const names: readonly (readonly [start: string, name: string])[] = [
  ['application/vnd.cncf.helm.', 'a Helm chart'],
  ['application/vnd.in-toto+json', 'an attestation'],
  ['application/vnd.dev.cosign.', 'a cosign signature'],
  ['application/vnd.dev.sigstore.', 'a sigstore signature'],
  ['application/vnd.cncf.notary.', 'a Notary signature'],
  ['application/vnd.docker.plugin.', 'a Docker plugin'],
  ['application/vnd.buildkit.cacheconfig.', 'a BuildKit build cache'],
  ['application/vnd.wasm.', 'a WebAssembly module'],
];

/** What is known of a manifest's purpose. Types are empty where the manifest gives none. */
export interface Purpose {
  readonly artifactType: string;
  readonly configType: string;
  readonly layers: readonly Descriptor[];
}

/**
 * What a manifest holds when that is no image: `a Helm chart`. Null for an image. Signatures and
 * attestations carry an image's config type, so the layers are asked as well.
 */
export function artifactName({ artifactType, configType, layers }: Purpose): string | null {
  const [first] = layers;
  const imageConfig = isImageConfigType(configType) || (configType === '' && artifactType === '');
  if (imageConfig && (first === undefined || layers.some(isPossibleLayer))) return null;
  const type = [artifactType, imageConfig ? '' : configType, first?.mediaType ?? ''].find(
    (candidate) => candidate !== '' && candidate !== 'application/vnd.oci.empty.v1+json',
  );
  if (type === undefined) return 'an artifact';
  return names.find(([start]) => type.startsWith(start))?.[1] ?? `an artifact of type ${type}`;
}

function isPossibleLayer({ mediaType }: Descriptor): boolean {
  return mediaType === '' || isLayerType(mediaType);
}
