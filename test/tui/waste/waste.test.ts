import { expect, test } from 'vitest';
import { encodeText } from '../../../src/model/byte-string.ts';
import type { Action } from '../../../src/tui/keys/action.ts';
import { asciiGlyphs } from '../../../src/tui/screen/glyphs.ts';
import {
  clickWaste,
  titleOfWaste,
  updateWaste,
  viewWaste,
  wasteStart,
  type WasteState,
  wheelWaste,
} from '../../../src/tui/waste/waste.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { paneText, titleText } from '../../support/pane-text.ts';
import { shop } from '../../support/shop.ts';

const image = await shop();
const context = paneContext(image, 58, 8);

function press(...actions: readonly Action[]): WasteState {
  return actions.reduce((before, action) => updateWaste(before, action, context)[0], wasteStart);
}

test('tells what is wasted, why, and which layers stored and hid it', () => {
  expect(paneText(viewWaste(wasteStart, context))).toMatchInlineSnapshot(`
    "
     Wasted Cause       Layers      Path
     160 kB rewritten   2 → 3       /app/data/catalog.csv
    59.5 kB deleted     2 → 4       /app/.git/ob…7e85a147.pack
       71 B overwritten 0 → 1  base /etc/passwd
    "
  `);
  expect(titleText(titleOfWaste(wasteStart, context))).toEqual(['', '220 kB by bytes']);
});

test('gives up columns where there is little room', () => {
  expect(paneText(viewWaste(wasteStart, paneContext(image, 38, 8)))).toMatchInlineSnapshot(`
    "
     Wasted Cause       Path
     160 kB rewritten   /app/dat…talog.csv
    59.5 kB deleted     /app/.gi…a147.pack
       71 B overwritten /etc/passwd
    "
  `);
});

test('names what changed in a rewrite where there is room', () => {
  expect(paneText(viewWaste(wasteStart, paneContext(image, 100, 8)))).toMatchInlineSnapshot(`
    "
     Wasted  Cause                         Layers        Path
     160 kB  rewritten (owner)             2 → 3         /app/data/catalog.csv
    59.5 kB  deleted                       2 → 4         /app/.git/objects/pack/pack-c4fe7e85a147.pack
       71 B  overwritten                   0 → 1   base  /etc/passwd
    "
  `);
  expect(paneText(viewWaste(wasteStart, paneContext(image, 160, 8)))).toMatchInlineSnapshot(`
    "
     Wasted  Cause                         Layers        Path
     160 kB  rewritten (owner)             2 → 3         /app/data/catalog.csv
    59.5 kB  deleted                       2 → 4         /app/.git/objects/pack/pack-c4fe7e85a147.pack
       71 B  overwritten                   0 → 1   base  /etc/passwd
    "
  `);
});

test('can do with ASCII', () => {
  const ascii = paneContext(image, 58, 8, { glyphs: asciiGlyphs });
  expect(paneText(viewWaste(wasteStart, ascii))).toMatchInlineSnapshot(`
    "
     Wasted Cause       Layers      Path
     160 kB rewritten   2 -> 3      /app/data/catalog.csv
    59.5 kB deleted     2 -> 4      /app/.git/ob..e85a147.pack
       71 B overwritten 0 -> 1 base /etc/passwd
    "
  `);
});

test('sorts by bytes, path or layer, and stays on its row', () => {
  const state = press('last', 'sort');
  expect(titleText(titleOfWaste(state, context))[1]).toBe('220 kB by path');
  expect(paneText(viewWaste(state, context))).toMatchInlineSnapshot(`
    "
     Wasted Cause       Layers      Path
    59.5 kB deleted     2 → 4       /app/.git/ob…7e85a147.pack
     160 kB rewritten   2 → 3       /app/data/catalog.csv
       71 B overwritten 0 → 1  base /etc/passwd
    "
  `);
  expect(state.list.cursor).toBe(2);
  const byLayer = updateWaste(state, 'sort', context)[0];
  expect(paneText(viewWaste(byLayer, context))).toMatchInlineSnapshot(`
    "
     Wasted Cause       Layers      Path
       71 B overwritten 0 → 1  base /etc/passwd
     160 kB rewritten   2 → 3       /app/data/catalog.csv
    59.5 kB deleted     2 → 4       /app/.git/ob…7e85a147.pack
    "
  `);
  expect(byLayer.list.cursor).toBe(0);
  expect(updateWaste(byLayer, 'sort', context)[0].order).toBe('bytes');
});

test('goes to where it was hidden', () => {
  const node = image.tree.find(encodeText('app/data/catalog.csv'));
  expect(updateWaste(wasteStart, 'open', context)[1]).toEqual([
    { kind: 'go-to-file', node, layer: 3 },
  ]);
  const [clicked] = clickWaste(wasteStart, 2, context);
  expect(clicked.list.cursor).toBe(1);
  expect(clickWaste(clicked, 2, context)[1]).toMatchObject([{ kind: 'go-to-file', layer: 4 }]);
});

test('copies the path, and what was there before it was hidden', () => {
  const git = press('down');
  const [, copy] = updateWaste(git, 'copy-path', context);
  expect(copy).toEqual([{ kind: 'copy', text: '/app/.git/objects/pack/pack-c4fe7e85a147.pack' }]);
  const node = image.tree.find(encodeText('app/.git/objects/pack/pack-c4fe7e85a147.pack'));
  const question = { kind: 'extract-to', node, layer: 3 };
  expect(updateWaste(git, 'extract', context)[1]).toEqual([
    { kind: 'ask', question, text: './pack-c4fe7e85a147.pack' },
  ]);
});

test('cannot extract what no layer ever showed', async () => {
  const twice = await explored([
    [
      { path: 'a', content: 'first' },
      { path: 'a', content: 'second' },
    ],
  ]);
  const [, wishes] = updateWaste(wasteStart, 'extract', paneContext(twice, 58, 8));
  expect(wishes).toEqual([{ kind: 'say', text: 'no layer shows /a' }]);
});

test('scrolls', () => {
  const low = paneContext(image, 58, 2);
  expect(wheelWaste(wasteStart, 9, low).list).toEqual({ cursor: 1, top: 1 });
});

test('says when nothing is wasted, or nobody knows yet', async () => {
  const clean = paneContext(await explored([]), 38, 8);
  expect(paneText(viewWaste(wasteStart, clean))).toMatchInlineSnapshot(`
    "
    Nothing is wasted: every stored byte
    is live.
    "
  `);
  expect(updateWaste(wasteStart, 'open', clean)).toEqual([wasteStart, []]);
  const waiting = paneContext({ ...image, analysis: null }, 38, 8);
  expect(paneText(viewWaste(wasteStart, waiting))).toBe('\nContents are being compared.\n');
  expect(titleText(titleOfWaste(wasteStart, waiting))).toEqual(['', '']);
});
