import { expect, test } from 'vitest';
import { listStart } from '../../../src/tui/screen/list.ts';
import {
  listingIn,
  rowAt,
  scrollList,
  settleList,
  viewListing,
} from '../../../src/tui/screen/listing.ts';
import { span } from '../../../src/tui/screen/span.ts';
import { paneText } from '../../support/pane-text.ts';

const roomy = { width: 10, height: 5 };
const low = { width: 10, height: 3 };

const rows = {
  head: [span('Head', 'dim')],
  item: (number: number) => number,
  spans: (item: number) => [span(`item ${item}`)],
  isMarked: (item: number) => item === 1,
  focused: true,
} as const;

test('stands below the head of its table', () => {
  const { rows: shown, scroll } = viewListing(listStart, listingIn(roomy, 9), rows);
  const highlights = shown.map(({ highlight }) => highlight).join(' ');
  expect(highlights).toBe('none cursor marked none none');
  expect(scroll).toEqual({ offset: 0, total: 10 });
});

test('does without the head in a low room, without any row in none', () => {
  const list = { cursor: 8, top: 0 };
  expect(paneText(viewListing(list, listingIn(low, 9), rows))).toBe('\nitem 6\nitem 7\nitem 8\n');
  const none = viewListing(list, listingIn({ width: 10, height: 0 }, 9), rows);
  expect(none.rows).toEqual([]);
});

test('knows which row the mouse is on', () => {
  const list = { cursor: 4, top: 4 };
  expect(rowAt(list, 0, listingIn(roomy, 9))).toBeNull();
  expect(rowAt(list, 2, listingIn(roomy, 9))).toBe(5);
  expect(rowAt(list, 5, listingIn(roomy, 9))).toBeNull();
  expect(rowAt(listStart, 2, listingIn(low, 2))).toBeNull();
});

test('keeps the cursor visible when the room or the list shrank', () => {
  expect(settleList({ cursor: 8, top: 0 }, listingIn(low, 9))).toEqual({ cursor: 8, top: 6 });
  expect(settleList({ cursor: 8, top: 6 }, listingIn(low, 2))).toEqual({ cursor: 1, top: 0 });
  expect(scrollList({ cursor: 0, top: 0 }, 2, listingIn(low, 9))).toEqual({ cursor: 2, top: 2 });
});
