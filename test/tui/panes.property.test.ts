import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Explorer } from '../../src/tui/explorer/explorer.ts';
import { type PaneName, panes } from '../../src/tui/explorer/panes.ts';
import { startExplorer } from '../../src/tui/explorer/start-explorer.ts';
import { type Action, actions } from '../../src/tui/keys/action.ts';
import { viewImage } from '../../src/tui/layers/image-pane.ts';
import { lookOf } from '../../src/tui/layers/layers.ts';
import type { PaneContext } from '../../src/tui/pane-context.ts';
import { spansWidth } from '../../src/tui/screen/columns.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../src/tui/screen/glyphs.ts';
import type { PaneContent } from '../../src/tui/screen/screen.ts';
import type { Span } from '../../src/tui/screen/span.ts';
import { explored } from '../support/explored.ts';
import { hostileImage } from '../support/hostile-image.ts';
import { hazardIn } from '../support/hostile-text.ts';
import { paneContext } from '../support/pane-context.ts';
import { shop } from '../support/shop.ts';

const hostile = await hostileImage();
const images = {
  hostile,
  waiting: { ...hostile, analysis: null },
  shop: await shop(),
  empty: await explored([]),
} as const;
const imageNames = ['hostile', 'waiting', 'shop', 'empty'] as const;

/** Files has tests of its own. */
const names = [
  'layers',
  'details',
  'waste',
  'largest',
  'duplicates',
  'config',
  'findings',
] as const;

type Step =
  | { readonly kind: 'act'; readonly action: Action }
  | { readonly kind: 'click'; readonly row: number }
  | { readonly kind: 'wheel'; readonly rows: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('act' as const), action: fc.constantFrom(...actions) }),
  fc.record({ kind: fc.constant('click' as const), row: fc.nat(12) }),
  fc.record({ kind: fc.constant('wheel' as const), rows: fc.integer({ min: -9, max: 9 }) }),
);

test('all that is said of hostile findings stays inside and harmless', () => {
  const count = hostile.analysis?.findings.length ?? 0;
  expect(count).toBeGreaterThan(1);
  const open = Array.from({ length: count }, (_, number) => number);
  const start = startExplorer(hostile);
  for (const width of [24, 40, 58, 100, 180]) {
    const context = paneContext(hostile, width, 14);
    for (let top = 0; top < 200; top += 14) {
      const findings = { list: { cursor: top, top }, open };
      expectHarmless({ ...start, findings }, 'findings', context);
    }
  }
});

test('whatever one does in whatever room, rows stay inside and harmless', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...imageNames),
      fc.constantFrom(...names),
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.record({ width: fc.integer({ min: 24, max: 180 }), height: fc.nat(14) }),
      fc.constantFrom(unicodeGlyphs, asciiGlyphs),
      (imageName, name, steps, room, glyphs) => {
        const image = images[imageName];
        const context = paneContext(image, room.width, room.height, { glyphs });
        steps.reduce((explorer, each) => {
          const after = follow(explorer, name, each, context);
          expectHarmless(after, name, { ...context, look: lookOf(after.layers) });
          return after;
        }, startExplorer(image));
        expectInside(viewImage(context), context);
      },
    ),
    { numRuns: 200 },
  );
});

test('no room is too small', () => {
  for (const image of Object.values(images)) {
    const explorer = startExplorer(image);
    for (let side = 0; side < 8; side++) {
      const context = paneContext(image, side, side);
      const contents = [
        ...names.map((name) => panes[name].view(explorer, context)),
        viewImage(context),
      ];
      for (const { rows } of contents) expect(rows.length).toBeLessThanOrEqual(side);
    }
  }
});

function follow(explorer: Explorer, name: PaneName, each: Step, context: PaneContext): Explorer {
  const pane = panes[name];
  switch (each.kind) {
    case 'act':
      return pane.update(explorer, each.action, context)[0];
    case 'click':
      return pane.click(explorer, each.row, context)[0];
    case 'wheel':
      return pane.wheel(explorer, each.rows, context);
  }
}

function expectHarmless(explorer: Explorer, name: PaneName, context: PaneContext): void {
  const content = panes[name].view(explorer, context);
  expectInside(content, context);
  const { title, note } = panes[name].title(explorer, context);
  expect(hazardsIn([...title, ...note])).toEqual([]);
}

function expectInside({ rows, scroll }: PaneContent, { room }: PaneContext): void {
  expect(rows.length).toBeLessThanOrEqual(room.height);
  for (const { spans } of rows) {
    expect(spansWidth(spans)).toBeLessThanOrEqual(room.width);
    expect(hazardsIn(spans)).toEqual([]);
  }
  expect(rows.filter(({ highlight }) => highlight === 'cursor').length).toBeLessThanOrEqual(1);
  expect(scroll?.offset ?? 0).toBeLessThan(scroll?.total ?? 1);
}

function hazardsIn(spans: readonly Span[]): readonly string[] {
  return spans.map(({ text }) => hazardIn(text)).filter((found) => found !== null);
}
