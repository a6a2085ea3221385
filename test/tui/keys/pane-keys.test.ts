import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { contextOf } from '../../../src/tui/explorer/context.ts';
import { type Explorer, viewNames } from '../../../src/tui/explorer/explorer.ts';
import { type PaneName, panes } from '../../../src/tui/explorer/panes.ts';
import { startExplorer } from '../../../src/tui/explorer/start-explorer.ts';
import { type Action, actions, type Scope } from '../../../src/tui/keys/action.ts';
import { keysFor } from '../../../src/tui/keys/keymap.ts';
import { usualKeymap } from '../../support/usual-keymap.ts';
import { panes as scopesOfPanes } from '../../../src/tui/keys/usual-keys.ts';
import type { Setting } from '../../../src/tui/model.ts';
import { unicodeGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { explored } from '../../support/explored.ts';

const paneNames: readonly PaneName[] = ['layers', 'details', ...viewNames];

const content = 'x'.repeat(100);
const files = Array.from({ length: 9 }, (_, i) => ({ path: `app/lib${i % 3}/f${i}`, content }));
const image = await explored([
  [
    { path: 'etc/hosts', content },
    { path: 'app/lib0/f0', content: 'old' },
  ],
  files,
  [{ path: 'app/lib1/.wh.f1' }, { path: 'app/lib0/f3', content: 'changed' }],
]);
const setting: Setting = {
  reference: 'app.tar',
  size: { width: 80, height: 16 },
  glyphs: unicodeGlyphs,
  keymap: usualKeymap,
};

const isBound = (scope: Scope, action: Action): boolean =>
  keysFor(usualKeymap, scope, action).length > 0;

/** The actions that do something in a pane, at the start or after one or two others that it has. */
function effectiveIn(name: PaneName): ReadonlySet<Action> {
  const pane = panes[name];
  const known = actions.filter((action) => isBound(pane.scope, action));
  const effective = new Set<Action>();
  const after = (explorer: Explorer, action: Action): Explorer => {
    const [changed, wishes] = pane.update(explorer, action, contextOf(explorer, setting, name));
    if (wishes.length > 0 || !isDeepStrictEqual(changed, explorer)) effective.add(action);
    return changed;
  };
  const start = startExplorer(image);
  for (const first of actions) {
    const once = after(start, first);
    if (!isBound(pane.scope, first)) continue;
    for (const second of known) {
      const twice = after(once, second);
      for (const third of actions) after(twice, third);
    }
  }
  return effective;
}

const effects = new Map(paneNames.map((name) => [name, effectiveIn(name)]));

test.each(paneNames)('what %s can do has a key there', (name) => {
  const keyless = [...(effects.get(name) ?? [])].filter(
    (action) => !isBound(panes[name].scope, action),
  );
  expect(keyless).toEqual([]);
});

/** What is done for all panes alike, by the explorer or by the layers. */
const shared = new Set<Action>([
  'quit',
  'help',
  'redraw',
  'suspend',
  'focus-next',
  'focus-previous',
  'show-layers',
  'show-details',
  'show-files',
  'show-waste',
  'show-largest',
  'show-duplicates',
  'show-config',
  'show-findings',
  'widen',
  'narrow',
  'layer-previous',
  'layer-next',
  'look-layer',
  'look-aggregated',
  'extract-layer',
  'filter',
  'open',
]);

test.each(scopesOfPanes)('each key of %s does something', (scope) => {
  const here = paneNames.filter((name) => panes[name].scope === scope);
  const effective = new Set(here.flatMap((name) => [...(effects.get(name) ?? [])]));
  const dead = actions.filter(
    (action) => isBound(scope, action) && !effective.has(action) && !shared.has(action),
  );
  expect(dead).toEqual([]);
});
