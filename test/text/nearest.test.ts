import { expect, test } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

const rules = ['lowest-efficiency', 'highest-wasted-bytes', 'max-layers'];

test.each([
  ['lowest-eficiency', 'lowest-efficiency'],
  ['LowestEfficiency', 'lowest-efficiency'],
  ['maxlayers', 'max-layers'],
  ['max-layesr', 'max-layers'],
  ['max-layers', 'max-layers'],
])('%s is a slip of %s', (word, meant) => {
  expect(nearest(word, rules)).toBe(meant);
});

test.each(['', 'layers', 'app.tar', 'efficiency'])('%j is a slip of none', (word) => {
  expect(nearest(word, rules)).toBeNull();
});

test('of a short word, one letter may be wrong', () => {
  expect(nearest('sl', ['ls'])).toBe('ls');
  expect(nearest('ps', ['ls'])).toBe('ls');
  expect(nearest('cp', ['ls', 'ci'])).toBe('ci');
  expect(nearest('xyz', ['ls', 'ci'])).toBeNull();
});
