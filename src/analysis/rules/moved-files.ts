import { claimFiles, type LayerPair, pairsOf } from './layer-pairs.ts';
import type { Rule } from './rule.ts';

/** A layer moves files of a lower one, and so stores them again. */
export const movedFiles: Rule<'moved-files', LayerPair> = {
  id: 'moved-files',
  severity: 'high',
  bySize: true,
  patterns: [],
  reads: null,
  *find({ waste }) {
    for (const { from, to, rows } of pairsOf(waste, ['moved'])) {
      yield claimFiles({ rule: 'moved-files', data: { from, to } }, to, rows);
    }
  },
};
