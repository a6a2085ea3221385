import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ListPosition, moveBy, moveTo, scrollBy } from '../../../src/tui/screen/list.ts';

const anywhere = fc.record({ cursor: fc.nat(200), top: fc.nat(200) });
const total = fc.nat(100);
const height = fc.integer({ min: 1, max: 40 });

test('wherever a list is moved or scrolled, its cursor is a visible row', () => {
  fc.assert(
    fc.property(anywhere, fc.integer({ min: -300, max: 300 }), total, height, (list, by, n, h) => {
      expectVisible(moveTo(list, list.cursor + by, n, h), n, h);
      expectVisible(scrollBy(list, by, n, h), n, h);
    }),
  );
});

test('a list moves no further than it must to show its cursor', () => {
  const list: ListPosition = { cursor: 5, top: 3 };
  expect(moveTo(list, 7, 100, 10)).toEqual({ cursor: 7, top: 3 });
  expect(moveTo(list, 13, 100, 10)).toEqual({ cursor: 13, top: 4 });
  expect(moveTo(list, 1, 100, 10)).toEqual({ cursor: 1, top: 1 });
});

test('scrolling takes the cursor along only where it would get out of sight', () => {
  const list: ListPosition = { cursor: 5, top: 3 };
  expect(scrollBy(list, 1, 100, 10)).toEqual({ cursor: 5, top: 4 });
  expect(scrollBy(list, 4, 100, 10)).toEqual({ cursor: 7, top: 7 });
  expect(scrollBy(list, 500, 100, 10)).toEqual({ cursor: 90, top: 90 });
});

test('a page leaves one row in sight, and what is no movement moves nothing', () => {
  const list: ListPosition = { cursor: 20, top: 20 };
  expect(moveBy(list, 'page-down', 100, 10)).toEqual({ cursor: 29, top: 20 });
  expect(moveBy(list, 'page-up', 100, 10)).toEqual({ cursor: 11, top: 11 });
  expect(moveBy(list, 'first', 100, 10)).toEqual({ cursor: 0, top: 0 });
  expect(moveBy(list, 'last', 100, 10)).toEqual({ cursor: 99, top: 90 });
  expect(moveBy(list, 'sort', 100, 10)).toBeNull();
});

function expectVisible({ cursor, top }: ListPosition, rows: number, room: number): void {
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThanOrEqual(Math.max(0, rows - room));
  expect(cursor).toBeGreaterThanOrEqual(top);
  expect(cursor).toBeLessThan(top + room);
  expect(cursor).toBeLessThan(Math.max(1, rows));
}
