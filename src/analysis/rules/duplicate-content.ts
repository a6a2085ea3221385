import { claimedCopies, type Copy, copiesOf } from './copies.ts';
import type { Rule } from './rule.ts';

export interface DuplicateContent {
  readonly layer: number;
  /** The one that takes most. */
  readonly largest: Copy | null;
}

/** One layer stores the same contents at several paths. */
export const duplicateContent: Rule<'duplicate-content', DuplicateContent> = {
  id: 'duplicate-content',
  severity: 'low',
  bySize: true,
  patterns: [],
  reads: null,
  *find(facts) {
    for (const { from, to, copies } of copiesOf(facts)) {
      if (from !== to) continue;
      const data = { layer: to, largest: copies[0] ?? null };
      yield { about: { rule: 'duplicate-content', data }, layer: to, ...claimedCopies(copies) };
    }
  },
};
