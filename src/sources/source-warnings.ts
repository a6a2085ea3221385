import { limits } from '../model/limits.ts';
import { formatPlatform } from '../model/platform.ts';
import type { Warning, WarningCode } from '../model/warning.ts';
import type { ConfigFile } from '../oci/image-config.ts';
import type { ChosenImage } from './choose-image.ts';
import { hasDigest } from './digest-of.ts';
import type { OfferedDocument } from './offered-image.ts';
import type { Store } from './store.ts';

/** What is odd about the way a store holds an image. */
export function sourceWarnings(
  store: Store,
  { image, platform }: ChosenImage,
  config: ConfigFile,
): readonly Warning[] {
  const warnings: Warning[] = [];
  if (store.damage !== null) {
    const message = `the archive itself is damaged: ${store.damage.message}`;
    warnings.push({ ...store.damage, message, layer: null });
  }
  for (const document of [platform.manifest, platform.config]) {
    if (document === null || isGenuine(document, store)) continue;
    const message = `${document.name} is not what its digest says: it was changed or damaged`;
    warnings.push(aboutImage('digest-mismatch', message));
  }
  if (image.absent.length > 0) {
    const names = image.absent.map(({ digest, platform: named }) =>
      named === null ? digest : formatPlatform(named),
    );
    const message = `its index also names ${names.join(', ')}: not in this ${store.kind}`;
    warnings.push(aboutImage('absent-manifest', message));
  }
  const lists = [platform.layers, platform.otherLayers];
  if (!lists.some((layers) => layers?.length === config.diffIds.length)) {
    const message = `the manifest lists ${platform.layers.length} layers and the config ${config.diffIds.length}`;
    warnings.push(aboutImage('unreadable-metadata', message));
  }
  return warnings;
}

function aboutImage(code: WarningCode, message: string): Warning {
  return { code, message, path: null, offset: null, layer: null };
}

/** Documents are small, so their digests are always checked. */
function isGenuine({ name, digest }: OfferedDocument, store: Store): boolean {
  const text = digest === null ? null : store.document(name, limits.configBytes);
  return digest === null || text === null || hasDigest(text, digest);
}
