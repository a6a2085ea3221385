import type { Analysis } from '../../analysis/analysis.ts';
import { rankOf, type Severity } from '../../model/severity.ts';
import { remember } from '../screen/remember.ts';

/** How grave the gravest finding of each layer is that has one. */
export const findingsByLayer = remember(({ findings }: Analysis): ReadonlyMap<number, Severity> => {
  const gravest = new Map<number, Severity>();
  for (const { layer, severity } of findings) {
    if (layer === null) continue;
    const known = gravest.get(layer);
    if (known === undefined || rankOf(severity) > rankOf(known)) gravest.set(layer, severity);
  }
  return gravest;
});
