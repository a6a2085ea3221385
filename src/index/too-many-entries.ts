import { limits } from '../model/limits.ts';
import type { LayerEnd } from './layer-index-builder.ts';

/** The end of a layer that has more records than layerscope takes. */
export function tooManyEntries(offset: number): LayerEnd {
  const message = `the layer has more than ${limits.entries} entries; the rest was not read`;
  return {
    tarSize: offset,
    missing: 0,
    diffId: null,
    digest: null,
    problem: { code: 'limit-exceeded', message, path: null, offset },
  };
}
