import { expect, test } from 'vitest';
import { Windows } from '../../../src/tui/viewer/windows.ts';
import { smallGrain } from '../../support/small-grain.ts';

const bytes = Uint8Array.from({ length: 200 }, (_, i) => i);
const windowAt = (position: number): Uint8Array => bytes.subarray(position, position + 64);

/** A file of which these windows are held. */
function holding(...positions: readonly number[]): Windows {
  return positions.reduce(
    (file, position) => file.with(position, windowAt(position), 0),
    new Windows(bytes.length, smallGrain),
  );
}

test.each([
  [[], 0, 1, 0],
  [[0], 0, 64, null],
  [[0], 0, 65, 64],
  [[64], 63, 70, 0],
  [[64], 64, 128, null],
  [[0, 128, 192], 10, 200, 64],
  [[192], 195, 10_000, null],
  [[], 200, 300, null],
  [[], 10, 10, null],
])('with %j held, of [%i, %i) is missing %j', (held, start, end, missing) => {
  expect(holding(...held).missing(start, end)).toBe(missing);
});

test.each([
  [0, 64],
  [10, 20],
  [63, 65],
  [10, 150],
  [64, 128],
  [190, 200],
  [199, 300],
  [200, 300],
  [70, 70],
])('gives the bytes of [%i, %i) as the file has them', (start, end) => {
  expect([...holding(0, 64, 128, 192).bytes(start, end)]).toEqual([...bytes.subarray(start, end)]);
});

test('takes only what is a window of the file', () => {
  const file = new Windows(bytes.length, smallGrain);
  expect(file.with(10, windowAt(10), 0)).toBe(file);
  expect(file.with(256, windowAt(0), 0)).toBe(file);
});

test('gives up what is farthest from what is read and from what is looked at', () => {
  const grain = { ...smallGrain, heldWindows: 3 };
  const window = new Uint8Array(64);
  let file = new Windows(64 * 100, grain);
  for (const at of [0, 1, 50, 51, 52]) file = file.with(at * 64, window, 0);
  const held = [0, 1, 50, 51, 52].filter((at) => file.missing(at * 64, at * 64 + 1) === null);
  expect(held).toEqual([0, 51, 52]);
});

test('counts the ends of line before an offset', () => {
  const text = Buffer.from(`${'ab\n'.repeat(60)}end`);
  let file = new Windows(text.length, smallGrain);
  for (let at = 0; at < text.length; at += 64) file = file.with(at, text.subarray(at, at + 64), 0);
  for (const offset of [0, 2, 3, 63, 64, 65, 128, 180, 183, 500]) {
    const expected = text.subarray(0, offset).toString().split('\n').length - 1;
    expect(file.newlinesBefore(offset)).toBe(expected);
  }
});
