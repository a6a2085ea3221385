import type { LayerFacts } from '../oci/describe-image.ts';
import { isEncryptedType, isNondistributableType, layerTypeOf } from '../oci/media-type.ts';
import { enumerate } from './enumerate.ts';
import type { OfferedLayer } from './offered-image.ts';
import type { LayerContent } from './opened-image.ts';
import type { Store } from './store.ts';

export interface ReadLayer {
  readonly facts: LayerFacts;
  readonly content: LayerContent;
}

/** Finds a layer in its store, or the reason why it cannot be looked into. */
export async function readLayer(layer: OfferedLayer, store: Store): Promise<ReadLayer> {
  const { name, digest, mediaType } = layer;
  const encrypted = mediaType !== null && isEncryptedType(mediaType);
  const stored = encrypted ? null : await store.layer(name);
  if (stored === null) {
    return {
      facts: { digest, mediaType: mediaType ?? layerTypeOf('none'), compressedBytes: null },
      content: { kind: 'absent', key: name, reason: whyAbsent(layer, store) },
    };
  }
  return {
    facts: {
      digest,
      mediaType: mediaType ?? layerTypeOf(stored.compression),
      compressedBytes: stored.compression === 'none' ? null : stored.size,
    },
    content: describe(stored.content, layer, store),
  };
}

/** Stores hold bytes; what is said of them stands in the manifest. */
function describe(
  content: LayerContent,
  { annotations, digest }: OfferedLayer,
  store: Store,
): LayerContent {
  const isChecked = digest === null || store.kind === 'registry';
  return content.kind === 'blob' ? { ...content, annotations, isChecked } : content;
}

function whyAbsent({ name, digest, mediaType, urls }: OfferedLayer, store: Store): string {
  if (mediaType !== null && isEncryptedType(mediaType)) {
    return `it is encrypted (${mediaType}): decrypt it first, with skopeo copy --decryption-key`;
  }
  if (urls.length > 0 || (mediaType !== null && isNondistributableType(mediaType))) {
    const where = urls.length === 0 ? '' : `, ${enumerate(urls)}`;
    return `its licence keeps it where it came from${where} (${mediaType ?? 'foreign'})`;
  }
  const what = digest ?? (name === '' ? 'it' : name);
  const broken = store.damage === null ? '' : `, which is damaged (${store.damage.message})`;
  return `${what} is not in the ${store.kind}${broken}`;
}
