import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Repeats } from '../../src/analysis/repeats.ts';

const numbers = fc.array(fc.oneof(fc.nat(50), fc.maxSafeNat()), { maxLength: 300 });

test('a number that was added twice is always known', () => {
  fc.assert(
    fc.property(numbers, (all) => {
      const repeats = new Repeats(all.length);
      for (const number of all) repeats.add(number);
      const twice = all.filter((number, i) => all.indexOf(number) !== i);
      expect(twice.filter((number) => !repeats.has(number))).toEqual([]);
    }),
  );
});

test('of a million different numbers few are taken for repeated', () => {
  const repeats = new Repeats(1_000_000);
  for (let i = 0; i < 1_000_000; i++) repeats.add(i * 37);
  let wrong = 0;
  for (let i = 0; i < 1_000_000; i++) if (repeats.has(i * 37)) wrong++;
  expect(wrong).toBeLessThan(200_000);
});
