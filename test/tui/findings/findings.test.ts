import { expect, test } from 'vitest';
import { encodeText } from '../../../src/model/byte-string.ts';
import {
  clickFindings,
  findingsStart,
  type FindingsState,
  titleOfFindings,
  updateFindings,
  viewFindings,
  wheelFindings,
} from '../../../src/tui/findings/findings.ts';
import type { Action } from '../../../src/tui/keys/action.ts';
import { asciiGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { paneText, titleText } from '../../support/pane-text.ts';
import { shop } from '../../support/shop.ts';

const image = await shop();
const context = paneContext(image, 72, 16);

function press(...actions: readonly Action[]): FindingsState {
  return actions.reduce(
    (before, action) => updateFindings(before, action, context)[0],
    findingsStart,
  );
}

test('tells what to change, by what that saves', () => {
  expect(paneText(viewFindings(findingsStart, context))).toMatchInlineSnapshot(`
    "
         Saves  Matters  Layer  What it is
    ▸   160 kB  medium       3  Layer 3 stores 1 file of layer 2 again: onl…
    ▸   160 kB  medium       3  Layer 3 stores 1 file that layer 2 has
    ▸  59.5 kB  medium       2  Layer 2 ships /app/.git, which layer 4 dele…
    "
  `);
  expect(titleText(titleOfFindings(findingsStart, context))).toMatchInlineSnapshot(`
    [
      "",
      "380 kB to save",
    ]
  `);
});

test('tells why and how, and where', () => {
  expect(paneText(viewFindings(press('open'), context))).toMatchInlineSnapshot(`
    "
         Saves  Matters  Layer  What it is
    ▾   160 kB  medium       3  Layer 3 stores 1 file of layer 2 again: onl…
      Why    Layer 3 (\`RUN chown -R app /app\`) stores /app/data/catalog.csv
             again, though no byte of their content differs from what layer
             2 (\`COPY . /app\`) stored: 160 kB ship twice. Only their owner
             changed.
      Fix    Use \`--chown=1000:0\` where layer 2 copies them; drop layer 3:
                 COPY --chown=1000:0 . /app
      Paths  /app/data/catalog.csv
    ▸   160 kB  medium       3  Layer 3 stores 1 file that layer 2 has
    ▸  59.5 kB  medium       2  Layer 2 ships /app/.git, which layer 4 dele…
    "
  `);
});

test('gives up columns where there is little room, and can do with ASCII', () => {
  const narrow = paneContext(image, 40, 5, { glyphs: asciiGlyphs });
  expect(paneText(viewFindings(press('open'), narrow))).toMatchInlineSnapshot(`
    "
        Saves What it is
    v  160 kB Layer 3 stores 1 file of lay..
      Why    Layer 3 (\`RUN chown -R app
             /app\`) stores
             /app/data/catalog.csv again,
    "
  `);
});

test('folds from wherever one is in a finding', () => {
  const inside = press('right', 'down', 'down');
  expect(inside).toEqual({ list: { cursor: 2, top: 0 }, open: [0] });
  expect(updateFindings(inside, 'left', context)[0]).toEqual(findingsStart);
  expect(updateFindings(inside, 'toggle', context)[0]).toEqual(findingsStart);
  expect(updateFindings(inside, 'open', context)[0]).toEqual(findingsStart);
  expect(press('toggle').open).toEqual([0]);
  expect(updateFindings(findingsStart, 'left', context)[0]).toBe(findingsStart);
  expect(updateFindings(inside, 'right', context)[0]).toBe(inside);
});

test('copies the fix', () => {
  const fix = expect.stringContaining('COPY --chown');
  for (const state of [findingsStart, press('open', 'down')]) {
    expect(updateFindings(state, 'copy-path', context)[1]).toEqual([{ kind: 'copy', text: fix }]);
  }
});

test('goes to a path in the layer that the finding is about, copies and extracts it', () => {
  const state = pathRow();
  expect(updateFindings(state, 'open', context)).toEqual([
    state,
    [{ kind: 'go-to-file', node: image.tree.find(encodeText('app/data/catalog.csv')), layer: 3 }],
  ]);
  expect(updateFindings(state, 'copy-path', context)[1]).toEqual([
    { kind: 'copy', text: '/app/data/catalog.csv' },
  ]);
  expect(updateFindings(state, 'extract', context)[1]).toMatchObject([
    { kind: 'ask', question: { kind: 'extract-to', layer: 3 }, text: './catalog.csv' },
  ]);
});

/** The cursor on the path of the first finding. */
function pathRow(): FindingsState {
  const open = press('open');
  const text = paneText(viewFindings(open, context)).split('\n').slice(2);
  const at = text.findIndex((line) => line.includes('Paths'));
  return press('open', ...Array.from({ length: at }, () => 'down' as const));
}

test('is clicked and scrolled like a list', () => {
  const [clicked] = clickFindings(findingsStart, 2, context);
  expect(clicked).toEqual({ list: { cursor: 1, top: 0 }, open: [] });
  expect(clickFindings(clicked, 2, context)[0].open).toEqual([1]);
  expect(clickFindings(findingsStart, 15, context)).toEqual([findingsStart, []]);
  const low = paneContext(image, 72, 4);
  const [open] = updateFindings(findingsStart, 'open', low);
  expect(wheelFindings(open, 2, low).list).toEqual({ cursor: 2, top: 2 });
});

test('says so while contents are compared, and where nothing was found', async () => {
  const waiting = paneContext({ ...image, analysis: null }, 58, 5);
  expect(paneText(viewFindings(findingsStart, waiting))).toContain('being compared');
  const clean = paneContext(await explored([[{ path: 'a', content: 'x' }]]), 58, 5);
  expect(paneText(viewFindings(findingsStart, clean))).toContain('Nothing was found');
  expect(titleText(titleOfFindings(findingsStart, clean))).toEqual(['', '']);
  expect(updateFindings(findingsStart, 'open', clean)).toEqual([findingsStart, []]);
});
