import { describe, expect, test } from 'vitest';
import { actions } from '../../../src/tui/keys/action.ts';
import { diveNames } from '../../../src/tui/keys/dive-names.ts';
import { keysFor, resolve } from '../../../src/tui/keys/keymap.ts';
import { usualKeymap } from '../../support/usual-keymap.ts';
import {
  rebindAction,
  Rebinder,
  rebindLikeDive,
  type Rebinding,
} from '../../../src/tui/keys/rebind.ts';
import { usualKeys } from '../../../src/tui/keys/usual-keys.ts';

function rebound(...rebindings: readonly Rebinding[]) {
  const rebinder = new Rebinder();
  for (const rebinding of rebindings) expect(rebinder.add(rebinding)).toBeNull();
  return rebinder.keymap;
}

function likeDive(name: string, ...keys: readonly string[]): Rebinding {
  const known = diveNames.get(name);
  if (known === undefined) throw new Error(`dive has no ${name}`);
  return rebindLikeDive(known, keys);
}

test('nothing changed is the usual keymap', () => {
  expect(rebound()).toEqual(usualKeymap);
});

test('the usual keys, written down, change nothing', () => {
  const written = actions.map((action) =>
    rebindAction(
      action,
      usualKeys[action].flatMap(({ keys }) => keys),
    ),
  );
  expect(rebound(...written)).toEqual(usualKeymap);
});

test('an action has its new keys instead of the usual ones, wherever it does something', () => {
  const keymap = rebound(rebindAction('extract', ['o', 'f2']));
  for (const scope of ['files', 'groups', 'viewer'] as const) {
    expect(keysFor(keymap, scope, 'extract')).toEqual(['o', 'f2']);
    expect(resolve(keymap, scope, 'x')).toBeNull();
  }
  expect(resolve(keymap, 'config', 'o')).toBeNull();
});

test('a key is taken from who usually has it', () => {
  const keymap = rebound(rebindAction('sort', ['space']));
  expect(resolve(keymap, 'files', 'space')).toBe('sort');
  expect(keysFor(keymap, 'files', 'toggle')).toEqual(['-']);
  expect(resolve(keymap, 'viewer', 'space')).toBe('page-down');
});

test('two actions can exchange their keys', () => {
  const keymap = rebound(rebindAction('open', ['space']), rebindAction('toggle', ['enter']));
  expect(resolve(keymap, 'files', 'space')).toBe('open');
  expect(resolve(keymap, 'files', 'enter')).toBe('toggle');
});

test('an action can go without keys', () => {
  const keymap = rebound(rebindAction('suspend', []));
  expect(resolve(keymap, 'files', 'ctrl+z')).toBeNull();
});

test('two actions cannot want the same key in the same scope', () => {
  const rebinder = new Rebinder();
  expect(rebinder.add(rebindAction('sort', ['o']))).toBeNull();
  expect(rebinder.add(rebindAction('search', ['o']))).toBeNull();
  expect(rebinder.add(rebindAction('wrap', ['o']))).toEqual({
    key: 'o',
    scope: 'files',
    owner: 'sort',
  });
});

test('ctrl+c leaves, whatever is bound', () => {
  expect(new Rebinder().add(rebindAction('sort', ['ctrl+c']))).toMatchObject({ owner: 'quit' });
  const keymap = rebound(rebindAction('quit', ['Q']));
  expect(keysFor(keymap, 'files', 'quit')).toEqual(['Q', 'ctrl+c']);
  expect(resolve(rebound(rebindAction('quit', [])), 'viewer', 'ctrl+c')).toBe('quit');
});

describe("dive's names", () => {
  test.each([...diveNames])('%s binds what we have the same keys for', (_, { action, ...dive }) => {
    const scopes = dive.scopes.filter((scope) => keysFor(usualKeymap, scope, action).length > 0);
    expect(scopes).not.toEqual([]);
    for (const scope of scopes) {
      expect(keysFor(usualKeymap, scope, action)).toEqual(expect.arrayContaining([...dive.keys]));
    }
  });

  test("dive's own keys, written down, change no more than which one is told first", () => {
    const keymap = rebound(...[...diveNames].map(([, name]) => rebindLikeDive(name, name.keys)));
    for (const [scope, { actions: usual }] of usualKeymap) {
      expect(new Map(keymap.get(scope)?.actions)).toEqual(usual);
    }
    expect(keysFor(keymap, 'files', 'show-added')).toEqual(['ctrl+a', 'a']);
  });

  test('the keys take the place of those of dive, in the pane where dive has them', () => {
    const keymap = rebound(likeDive('compare-all', 'ctrl+t'));
    expect(keysFor(keymap, 'layers', 'look-aggregated')).toEqual(['ctrl+t', 'A']);
    expect(keysFor(keymap, 'files', 'look-aggregated')).toEqual(['A']);
    expect(resolve(keymap, 'files', 'ctrl+a')).toBe('show-added');
  });

  test('other keys of ours give way', () => {
    const keymap = rebound(
      likeDive('toggle-sort-order', 'w'),
      rebindAction('extract-layer', ['s']),
    );
    expect(keysFor(keymap, 'files', 'sort')).toEqual(['w']);
    expect(resolve(keymap, 'files', 's')).toBe('extract-layer');
  });
});
