import type { LayerscopeError } from '../model/error.ts';
import { limits } from '../model/limits.ts';
import { formatPlatform } from '../model/platform.ts';
import type { Warning, WarningCode } from '../model/warning.ts';
import type { ConfigFile } from '../oci/image-config.ts';
import type { ChosenImage } from './choose-image.ts';
import { hasDigest } from './digest-of.ts';
import { enumerate } from './enumerate.ts';
import type { OfferedImage, OfferedPlatform } from './offered-image.ts';
import type { Store } from './store.ts';

/** What is odd about the way a store holds the chosen image. */
export function sourceWarnings(
  store: Store,
  refusals: readonly LayerscopeError[],
  { image, platform }: ChosenImage,
  config: ConfigFile,
): readonly Warning[] {
  return [
    ...damage(store),
    ...changedDocuments(platform, store),
    ...absentManifests(image, store),
    ...unreadableManifests(refusals),
    ...layerMismatch(platform, config),
  ];
}

function damage({ damage: found }: Store): readonly Warning[] {
  if (found === null) return [];
  return [{ ...found, message: `the archive itself is damaged: ${found.message}`, layer: null }];
}

/** Documents are small, so their digests are always checked. */
function changedDocuments(platform: OfferedPlatform, store: Store): readonly Warning[] {
  return [platform.manifest, platform.config].flatMap((document) => {
    if (document === null || document.digest === null) return [];
    const text = store.document(document.name, limits.configBytes);
    if (text === null || hasDigest(text, document.digest)) return [];
    const message = `${document.name} is not what its digest says: it was changed or damaged`;
    return [warning('digest-mismatch', message)];
  });
}

function absentManifests({ absent }: OfferedImage, store: Store): readonly Warning[] {
  if (absent.length === 0) return [];
  const names = absent.map(({ digest, platform }) =>
    platform === null ? digest : formatPlatform(platform),
  );
  const message = `the index also names ${enumerate(names)}, not in this ${store.kind}`;
  return [warning('absent-manifest', message)];
}

/** Charts and attestations next to an image are nothing odd. */
function unreadableManifests(refusals: readonly LayerscopeError[]): readonly Warning[] {
  return refusals
    .filter(({ code }) => code !== 'unsupported')
    .map(({ message }) => warning('unreadable-metadata', message));
}

function layerMismatch(
  { layers, otherLayers }: OfferedPlatform,
  { diffIds }: ConfigFile,
): readonly Warning[] {
  if ([layers, otherLayers].some((list) => list?.length === diffIds.length)) return [];
  const message = `the manifest lists ${layers.length} layers and the config ${diffIds.length}`;
  return [warning('unreadable-metadata', message)];
}

function warning(code: WarningCode, message: string): Warning {
  return { code, message, path: null, offset: null, layer: null };
}
