import { expect, test } from 'vitest';
import { uint16Column, uint32Column } from '../../src/model/column.ts';

/** More values than a chunk has. */
const count = 10_000;
const values = Uint32Array.from({ length: count }, (_, i) => i * 7);

test('a column gives back what was pushed, however much it grew', () => {
  const column = uint32Column();
  for (const [i, value] of values.entries()) expect(column.push(value)).toBe(i);
  expect(column.length).toBe(count);
  expect(values.every((value, i) => column.at(i) === value)).toBe(true);
  expect(column.toArray()).toEqual(values);
});

test('a column that begins with values grows without changing theirs', () => {
  const before = values.slice();
  const column = uint32Column(before);
  expect(column.toArray()).toEqual(values);
  expect(column.push(5)).toBe(count);
  expect(column.at(count - 1)).toBe(values.at(-1));
  column.set(count - 1, 0);
  expect(column.at(count - 1)).toBe(0);
  expect(before).toEqual(values);
});

test('what a column is extended by is zero', () => {
  const column = uint16Column();
  column.push(1);
  column.extend(count);
  column.push(2);
  expect(column.length).toBe(count + 2);
  expect(column.toArray()).toEqual(Uint16Array.of(1, ...new Uint16Array(count), 2));
});

test('a column that was drained is empty, and what another makes of its memory is its own', () => {
  const column = uint32Column();
  for (const value of values) column.push(value);
  const kept = column.drain();
  expect(column.length).toBe(0);
  const other = uint32Column();
  other.extend(count);
  expect(other.toArray()).toEqual(new Uint32Array(count));
  for (let i = 0; i < count; i++) other.set(i, 1);
  expect(kept).toEqual(values);
  column.push(3);
  expect(column.toArray()).toEqual(Uint32Array.of(3));
});

test("values that a column began with are nobody else's when it is drained", () => {
  const before = values.slice();
  expect(uint32Column(before).drain()).toEqual(values);
  const other = uint32Column();
  other.extend(count);
  for (let i = 0; i < count; i++) other.set(i, 1);
  expect(before).toEqual(values);
});

test('a part of a column is as long as is asked', () => {
  const column = uint32Column(values);
  expect(column.toArray(5000)).toEqual(values.subarray(0, 5000));
});
