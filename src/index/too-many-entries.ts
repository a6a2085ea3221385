import type { LayerEnd } from './layer-index-builder.ts';

/** The end of a layer with which the layers have more, or larger, records than layerscope takes. */
export function tooManyEntries(offset: number): LayerEnd {
  const message = 'the layers have more, or larger, entries than layerscope takes';
  return {
    tarSize: offset,
    missing: 0,
    diffId: null,
    digest: null,
    problem: { code: 'limit-exceeded', message, path: null, offset },
  };
}
