import { expect, test } from 'vitest';
import type { Action } from '../../../src/tui/keys/action.ts';
import { moveText, scrollText, textContent } from '../../../src/tui/screen/scroll.ts';
import { row, span } from '../../../src/tui/screen/span.ts';

const moves: readonly (readonly [Action, number])[] = [
  ['up', 4],
  ['down', 6],
  ['page-up', 2],
  ['page-down', 8],
  ['first', 0],
  ['last', 16],
  ['open', 5],
];

test.each(moves)('%s leads to %d', (action, top) => {
  expect(moveText(5, action, 20, 4)).toBe(top);
});

test('stays inside', () => {
  expect(moveText(0, 'up', 20, 4)).toBe(0);
  expect(moveText(16, 'down', 20, 4)).toBe(16);
  expect(moveText(0, 'last', 3, 4)).toBe(0);
});

test('comes back at once from where text ended before', () => {
  expect(scrollText(90, -1, 20, 4)).toBe(15);
});

test('shows what is visible', () => {
  const rows = ['a', 'b', 'c', 'd'].map((text) => row([span(text)]));
  expect(textContent(rows, 9, 3)).toEqual({ rows: rows.slice(1), scroll: { offset: 1, total: 4 } });
  expect(textContent(rows, 0, 4)).toEqual({ rows, scroll: null });
});
