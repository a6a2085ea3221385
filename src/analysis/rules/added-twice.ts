import { claimedCopies, type Copy, copiesOf } from './copies.ts';
import type { LayerPair } from './layer-pairs.ts';
import type { Rule } from './rule.ts';

export interface AddedTwice extends LayerPair {
  /** The one that takes most. */
  readonly largest: Copy | null;
}

/** A layer stores contents that a lower one has at other paths: both are live. */
export const addedTwice: Rule<'added-twice', AddedTwice> = {
  id: 'added-twice',
  severity: 'medium',
  bySize: true,
  patterns: [],
  reads: null,
  *find(facts) {
    for (const { from, to, copies } of copiesOf(facts)) {
      if (from === to) continue;
      const data = { from, to, largest: copies[0] ?? null };
      yield { about: { rule: 'added-twice', data }, layer: to, ...claimedCopies(copies) };
    }
  },
};
