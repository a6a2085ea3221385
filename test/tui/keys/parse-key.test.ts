import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keySpellings, parseKey } from '../../../src/tui/keys/parse-key.ts';

test.each([
  ['a', 'a'],
  ['A', 'A'],
  ['é', 'é'],
  ['^', '^'],
  ['-', '-'],
  [' ', 'space'],
  [' s ', 's'],
  ['ctrl+a', 'ctrl+a'],
  ['ctrl+A', 'ctrl+a'],
  ['Ctrl-A', 'ctrl+a'],
  ['CTRL + A', 'ctrl+a'],
  ['control a', 'ctrl+a'],
  ['ctl+a', 'ctrl+a'],
  ['^A', 'ctrl+a'],
  ['ctrl+-', 'ctrl+-'],
  ['ctrl++', 'ctrl++'],
  ['Ctrl-Space', 'ctrl+space'],
  ['ctrl+slash', 'ctrl+/'],
  ['ctrl+_', 'ctrl+/'],
  ['alt+A', 'alt+A'],
  ['Meta-x', 'alt+x'],
  ['alt+ctrl+x', 'ctrl+alt+x'],
  ['Shift-Tab', 'shift+tab'],
  ['BackTab', 'shift+tab'],
  ['shift+a', 'A'],
  ['shift+ctrl+up', 'ctrl+shift+up'],
  ['Space', 'space'],
  ['Return', 'enter'],
  ['Escape', 'esc'],
  ['Del', 'delete'],
  ['PgUp', 'pageup'],
  ['Page Down', 'pagedown'],
  ['page_down', 'pagedown'],
  ['pgdn', 'pagedown'],
  ['ArrowLeft', 'left'],
  ['F12', 'f12'],
  ['comma', ','],
])('%j is %s', (text, key) => {
  expect(parseKey(text)).toBe(key);
});

test.each([
  '',
  '  ',
  'ab',
  'ctrl',
  'ctrl+',
  '+a+',
  'hyper+a',
  'f13',
  'f0',
  'shift+1',
  'ctrl+shift+a',
])('%j is no key', (text) => {
  expect(parseKey(text)).toBeNull();
});

test.each(['\u001b', '\u202e', '\u0000', '\ud800', '👩‍🚀'])('%j is no key', (text) => {
  expect(parseKey(text)).toBeNull();
});

test('a key is parsed as itself', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom(...keySpellings));
  const key = text.map(parseKey).filter((parsed) => parsed !== null);
  fc.assert(
    fc.property(key, (parsed) => {
      expect(parseKey(parsed)).toBe(parsed);
    }),
  );
});
