import { expect, test } from 'vitest';
import { DocumentShelf } from '../../src/sources/document-shelf.ts';

const megabytes = (count: number): Uint8Array => new Uint8Array(count << 20);

test('a shelf keeps what is put on it', () => {
  const shelf = new DocumentShelf();
  const numbers = ['a', 'bc', ''].map((text) => shelf.put(Buffer.from(text)));
  const texts = numbers.map((number) => Buffer.from(shelf.get(number) ?? []).toString());
  expect(texts).toEqual(['a', 'bc', '']);
  expect(shelf.get(9)).toBeNull();
});

test('a shelf that is full lets the largest documents go', () => {
  const shelf = new DocumentShelf();
  const large = shelf.put(megabytes(16));
  const small = shelf.put(megabytes(1));
  const more = [15, 15, 15].map((count) => shelf.put(megabytes(count)));
  const last = shelf.put(megabytes(4));
  expect(shelf.get(large)).toBeNull();
  expect([small, ...more, last].map((number) => shelf.get(number) === null)).not.toContain(true);
});
