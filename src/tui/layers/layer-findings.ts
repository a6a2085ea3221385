import type { Analysis } from '../../analysis/analysis.ts';
import { rankOf, type Severity } from '../../model/severity.ts';
import { remember } from '../screen/remember.ts';

/** What was found in a layer. */
interface LayerFindings {
  readonly count: number;
  readonly gravest: Severity;
}

/** The layers that something was found in. */
export const findingsByLayer = remember(
  ({ findings }: Analysis): ReadonlyMap<number, LayerFindings> => {
    const byLayer = new Map<number, LayerFindings>();
    for (const { layer, severity } of findings) {
      if (layer === null) continue;
      const { count, gravest } = byLayer.get(layer) ?? { count: 0, gravest: severity };
      const isGraver = rankOf(severity) > rankOf(gravest);
      byLayer.set(layer, { count: count + 1, gravest: isGraver ? severity : gravest });
    }
    return byLayer;
  },
);
