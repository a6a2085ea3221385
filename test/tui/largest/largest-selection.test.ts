import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LargestSelection } from '../../../src/tui/largest/largest-selection.ts';

test('is the same as sorting all and taking the first', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 300 });
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 12 }), (all, most) => {
      const selection = new LargestSelection(most);
      for (const [id, weight] of all.entries()) selection.add(id, weight);
      const sorted = all.map((weight, id) => ({ id, weight })).sort((a, b) => b.weight - a.weight);
      expect(selection.take()).toEqual(sorted.slice(0, most));
    }),
  );
});
