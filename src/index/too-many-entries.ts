import type { LayerWarning } from '../model/warning.ts';
import type { LayerEnd } from './layer-index-builder.ts';

/** Says that the layers have more, or larger, records than layerscope takes. */
export function tooManyEntries(offset: number | null): LayerWarning {
  const message = 'the layers have more, or larger, entries than layerscope takes';
  return { code: 'limit-exceeded', message, path: null, offset };
}

/** The end of a layer that was given up for that at `offset`. */
export function endWithTooMany(offset: number): LayerEnd {
  return {
    tarSize: offset,
    missing: 0,
    diffId: null,
    digest: null,
    problem: tooManyEntries(offset),
  };
}
