import { claimFiles, type LayerPair, pairsOf } from './layer-pairs.ts';
import type { Rule } from './rule.ts';

/** A layer stores other contents in place of those of a lower one. */
export const overwrittenFiles: Rule<'overwritten-files', LayerPair> = {
  id: 'overwritten-files',
  severity: 'medium',
  bySize: true,
  patterns: [],
  reads: null,
  *find({ waste }) {
    for (const { from, to, rows } of pairsOf(waste, ['overwritten', 'replaced'])) {
      yield claimFiles({ rule: 'overwritten-files', data: { from, to } }, to, rows);
    }
  },
};
