import { algorithmOf, type Digest } from '../model/digest.ts';
import type { ImageLayer } from '../model/image.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import type { Warning } from '../model/warning.ts';
import type { LayerContent } from '../sources/opened-image.ts';

/** What is wrong with one layer: its absence, damage, or other bytes than the image names. */
export function layerWarnings(
  layer: ImageLayer,
  content: LayerContent,
  index: LayerIndex,
): readonly Warning[] {
  const about = { layer: layer.index, path: null, offset: null };
  if (content.kind === 'absent') {
    return [
      { ...about, code: 'absent-blob', message: `the layer is not there: ${content.reason}` },
    ];
  }
  const found = index.warnings.map((warning) => ({ ...warning, layer: layer.index }));
  const digests = [
    mismatch('blob', layer.digest, index.digest),
    mismatch('uncompressed tar', layer.diffId, index.diffId),
  ];
  return [
    ...found,
    ...digests.flatMap((message) =>
      message === null ? [] : [{ ...about, code: 'digest-mismatch' as const, message }],
    ),
  ];
}

function mismatch(what: string, expected: Digest | null, taken: Digest | null): string | null {
  if (expected === null || taken === null || expected === taken) return null;
  if (algorithmOf(expected) !== algorithmOf(taken)) return null;
  return `the ${what} has the digest ${taken}, and the image names ${expected}`;
}
