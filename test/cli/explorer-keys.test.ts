import { describe, expect, test } from 'vitest';
import { readKeymap } from '../../src/cli/explorer-keys.ts';
import { parseSettings } from '../../src/cli/settings-file.ts';
import { keysFor, resolve } from '../../src/tui/keys/keymap.ts';
import { usualKeymap } from '../support/usual-keymap.ts';

const keymapOf = (yaml: string) => readKeymap(parseSettings(yaml, 'settings.yaml').explorer.keys);

test('without settings, keys are the usual ones', () => {
  expect(keymapOf('')).toEqual(usualKeymap);
});

test('keys are written as people write them', () => {
  const keymap = keymapOf(`
keys:
  sort: [s, Ctrl-S]
  'next-waste': ^N
  page-down: PgDn
  show-config: 9
`);
  expect(keysFor(keymap, 'files', 'sort')).toEqual(['s', 'ctrl+s']);
  expect(resolve(keymap, 'files', 'ctrl+n')).toBe('next-waste');
  expect(keysFor(keymap, 'files', 'page-down')).toEqual(['pagedown']);
  expect(resolve(keymap, 'waste', '9')).toBe('show-config');
});

test("dive's names count in any case, as they do in dive", () => {
  const keymap = keymapOf('keybinding: { Toggle-Sort-Order: ctrl+t }');
  expect(resolve(keymap, 'files', 'ctrl+t')).toBe('sort');
});

test("what dive's documentation has under keybinding is understood", () => {
  const keymap = keymapOf(`
keybinding:
  # Global bindings
  quit: ctrl+c
  toggle-view: tab
  filter-files: ctrl+f, ctrl+slash
  # Layer view specific bindings
  compare-all: ctrl+a
  compare-layer: ctrl+l
  # File view specific bindings
  toggle-collapse-dir: space
  toggle-collapse-all-dir: ctrl+space
  toggle-added-files: ctrl+a
  toggle-removed-files: ctrl+r
  toggle-modified-files: ctrl+m
  toggle-unmodified-files: ctrl+u
  toggle-filetree-attributes: ctrl+b
  page-up: pgup
  page-down: pgdn
`);
  expect(keysFor(keymap, 'files', 'filter')).toEqual(['ctrl+f', 'ctrl+/', '/']);
  expect(keysFor(keymap, 'files', 'page-up')).toEqual(['pageup']);
  expect(resolve(keymap, 'layers', 'ctrl+a')).toBe('look-aggregated');
  expect(resolve(keymap, 'files', 'ctrl+a')).toBe('show-added');
});

test("of two settings for an action, the later counts, and ours before dive's", () => {
  const keymap = keymapOf('keys: { sort: o }\nkeybinding: { toggle-sort-order: ctrl+t }');
  expect(keysFor(keymap, 'files', 'sort')).toEqual(['o']);
});

describe('refuses with file and line', () => {
  test.each([
    ['keys:\n  sotr: s\n', 2, '`keys` has no `sotr`', 'Did you mean `sort`?'],
    ['keys:\n  colour: s\n', 2, '`keys` has no `colour`', 'Known names: quit, help'],
    ['keybinding:\n  qiut: q\n', 2, '`keybinding` has no `qiut`', 'Did you mean `quit`?'],
    ['keybinding:\n  sort: q\n', 2, '`keybinding` has no `sort`', 'Known names: quit, toggle-view'],
    ['keys:\n  sort: ctrl+spcae\n', 2, 'no key `ctrl+spcae`', 'Did you mean `ctrl+space`?'],
    ['keys:\n  sort: pageupp\n', 2, 'no key `pageupp`', 'Did you mean `pageup`?'],
    ['keys:\n  sort: sort it\n', 2, 'no key `sort it`', 'written like `a`'],
    ['keybinding:\n  quit: ctrl+q,hello\n', 2, 'no key `hello`', 'written like `a`'],
    ['keys:\n  sort: o\n  wrap: o\n', 3, '`o` cannot mean both `sort` and `wrap`', 'another key'],
    ['keys:\n  sort: ctrl+c\n', 2, '`ctrl+c` cannot mean both `quit` and `sort`', 'another key'],
  ])('%j', (yaml, line, failed, advice) => {
    expect(() => keymapOf(yaml)).toThrow(
      expect.objectContaining({
        code: 'config',
        tried: `read settings.yaml, line ${line}`,
        failed: expect.stringContaining(failed),
        advice: expect.stringContaining(advice),
      }),
    );
  });
});
