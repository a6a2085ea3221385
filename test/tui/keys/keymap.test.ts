import { describe, expect, test } from 'vitest';
import { type Action, actions, type Scope, scopes } from '../../../src/tui/keys/action.ts';
import { actionGroups } from '../../../src/tui/keys/action-words.ts';
import { keysFor, resolve } from '../../../src/tui/keys/keymap.ts';
import { usualKeymap } from '../../support/usual-keymap.ts';
import { parseKey } from '../../../src/tui/keys/parse-key.ts';
import { lists, panes, usualKeys } from '../../../src/tui/keys/usual-keys.ts';

test('every action has a key', () => {
  const keyless = actions.filter((action) =>
    scopes.every((scope) => keysFor(usualKeymap, scope, action).length === 0),
  );
  expect(keyless).toEqual([]);
});

test.each(scopes)('no key means two things in %s', (scope) => {
  const bound = actions.flatMap((action) =>
    usualKeys[action]
      .filter((binding) => binding.scopes.includes(scope))
      .flatMap(({ keys }) => keys),
  );
  expect(bound.toSorted()).toEqual([...new Set(bound)].toSorted());
});

test.each(scopes)('what stands in the keymap of %s is what its keys do', (scope) => {
  for (const action of actions) {
    for (const key of keysFor(usualKeymap, scope, action)) {
      expect(resolve(usualKeymap, scope, key)).toBe(action);
    }
  }
});

test('keys are written as they are told', () => {
  const keys = Object.values(usualKeys).flatMap((bindings) => bindings.flatMap((b) => b.keys));
  expect(keys.map(parseKey)).toEqual(keys);
});

test('there is a way out everywhere', () => {
  for (const scope of scopes) expect(resolve(usualKeymap, scope, 'ctrl+c')).toBe('quit');
});

test('a key that nothing is bound to does nothing', () => {
  expect(resolve(usualKeymap, 'loading', 'j')).toBeNull();
  expect(resolve(usualKeymap, 'files', 'alt+j')).toBeNull();
});

test('each action stands in one group', () => {
  expect(actionGroups.flatMap((group) => group.actions).toSorted()).toEqual(actions.toSorted());
});

type Meanings = readonly (readonly [keys: string, action: Action])[];

/** What dive 0.13 does in both of its panes, in its layers and in its files. */
const diveEverywhere: Meanings = [
  ['q ctrl+c', 'quit'],
  ['tab', 'focus-next'],
  ['ctrl+f ctrl+/', 'filter'],
  ['esc', 'close'],
  ['up k', 'up'],
  ['down j', 'down'],
  ['pageup u', 'page-up'],
  ['pagedown d', 'page-down'],
];
const diveLayers: Meanings = [
  ['ctrl+a', 'look-aggregated'],
  ['ctrl+l', 'look-layer'],
];
const diveFiles: Meanings = [
  ['left h', 'left'],
  ['right l', 'right'],
  ['space', 'toggle'],
  ['ctrl+space', 'toggle-all'],
  ['ctrl+a', 'show-added'],
  ['ctrl+r', 'show-removed'],
  ['ctrl+u', 'show-unmodified'],
  ['ctrl+b', 'show-attributes'],
  ['ctrl+o', 'sort'],
  ['ctrl+p', 'wrap'],
  ['ctrl+e', 'extract'],
];

test("dive's ctrl+m, which terminals send for enter, is promised nowhere", () => {
  for (const scope of scopes) expect(resolve(usualKeymap, scope, 'ctrl+m')).toBeNull();
});

describe("dive's keys do what they do in dive", () => {
  test.each([
    ['layers', [...diveEverywhere, ...diveLayers]],
    ['files', [...diveEverywhere, ...diveFiles]],
  ] as const)('in %s', (scope, meanings) => {
    for (const [keys, action] of meanings) expectKeys(keys, scope, action);
  });
});

describe('plain keys do the same', () => {
  test.each<[keys: string, where: readonly Scope[], action: Action]>([
    ['/', panes, 'filter'],
    ['n', ['files', 'viewer'], 'next-match'],
    ['N', ['files', 'viewer'], 'previous-match'],
    ['g home', [...panes, 'viewer', 'help'], 'first'],
    ['G end', [...panes, 'viewer', 'help'], 'last'],
    ['[', panes, 'layer-previous'],
    [']', panes, 'layer-next'],
    ['A', panes, 'look-aggregated'],
    ['L', panes, 'look-layer'],
    ['-', ['files'], 'toggle'],
    ['z', ['files'], 'toggle-all'],
    ['+ =', ['files'], 'expand-changes'],
    ['a', ['files'], 'show-added'],
    ['r', ['files'], 'show-removed'],
    ['m', ['files'], 'show-modified'],
    ['U', ['files'], 'show-unmodified'],
    ['b', ['files'], 'show-attributes'],
    ['s', ['files'], 'sort'],
    ['S', ['files'], 'sort-reverse'],
    ['p', ['files'], 'wrap'],
    ['x', ['files'], 'extract'],
    ['w', ['files'], 'next-waste'],
    ['y', ['files', ...lists, 'viewer'], 'copy-path'],
    ['enter', ['files', ...lists], 'open'],
    ['?', [...panes, 'viewer', 'help'], 'help'],
    ['f5', scopes, 'redraw'],
    ['ctrl+z', scopes, 'suspend'],
    ['shift+tab', panes, 'focus-previous'],
    ['q esc', ['viewer', 'help'], 'close'],
    ['/', ['viewer'], 'search'],
    ['[', ['viewer'], 'version-previous'],
    [']', ['viewer'], 'version-next'],
  ])('%s in %j', (keys, where, action) => {
    for (const scope of where) expectKeys(keys, scope, action);
  });
});

function expectKeys(keys: string, scope: Scope, action: Action): void {
  for (const key of keys.split(' ')) {
    expect(resolve(usualKeymap, scope, key), `${key} in ${scope}`).toBe(action);
  }
}
