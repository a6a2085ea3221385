import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Scope, scopes } from '../../../src/tui/keys/action.ts';
import { hintsFor } from '../../../src/tui/keys/hints.ts';
import type { Keymap } from '../../../src/tui/keys/keymap.ts';
import { usualKeymap } from '../../support/usual-keymap.ts';
import { rebindAction, Rebinder } from '../../../src/tui/keys/rebind.ts';
import { row } from '../../../src/tui/screen/span.ts';
import { rowText } from '../../support/row-text.ts';

const hints = (scope: Scope, width: number, keymap: Keymap = usualKeymap): string =>
  rowText(row(hintsFor(keymap, scope, width)));

test('tell what keys do here, as many as fit', () => {
  expect(hints('layers', 80)).toBe(
    ' q quit  ? help  A aggregated  L this layer  / filter  v range  tab pane',
  );
  expect(hints('files', 60)).toBe(' q quit  ? help  / filter  enter open  x extract  space fold');
  expect(hints('viewer', 40)).toBe(' esc close  ? help  / search  n next');
  expect(hints('help', 60)).toBe(' esc close  space page down  b page up  ctrl+c quit');
  expect(hints('loading', 60)).toBe(' q quit  ctrl+z suspend');
  expect(hints('files', 12)).toBe(' q quit');
  expect(hints('files', 3)).toBe('');
});

test('follow the keymap', () => {
  const rebinder = new Rebinder();
  rebinder.add(rebindAction('help', []));
  rebinder.add(rebindAction('filter', ['f3']));
  expect(hints('files', 40, rebinder.keymap)).toBe(' q quit  f3 filter  enter open');
});

test('never take more columns than there are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...scopes), fc.nat(250), (scope, width) => {
      expect(hints(scope, width).length).toBeLessThanOrEqual(width);
    }),
  );
});
