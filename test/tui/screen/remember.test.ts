import { expect, test } from 'vitest';
import { remember, rememberLast } from '../../../src/tui/screen/remember.ts';

test('remembers what was made of each object', () => {
  const made = remember((key: { readonly name: string }) => [key.name]);
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  const first = made(a);
  expect(made(b)).toEqual(['b']);
  expect(made(a)).toBe(first);
});

test('remembers what was made last, for the same arguments only', () => {
  const made = rememberLast((name: string, width: number) => [name, width]);
  const first = made('a', 1);
  expect(made('a', 1)).toBe(first);
  expect(made('a', 2)).toEqual(['a', 2]);
  expect(made('a', 1)).not.toBe(first);
});
