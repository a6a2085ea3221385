import { expect, test } from 'vitest';
import { rootPath } from '../../../src/model/path-table.ts';
import type { Action } from '../../../src/tui/keys/action.ts';
import {
  clickLayers,
  layersStart,
  type LayersState,
  lookOf,
  selectLayer,
  titleOfLayers,
  updateLayers,
  viewLayers,
  wheelLayers,
} from '../../../src/tui/layers/layers.ts';
import type { PaneContext } from '../../../src/tui/pane-context.ts';
import { asciiGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { paneText, titleText } from '../../support/pane-text.ts';
import { shop } from '../../support/shop.ts';

const image = await shop();
const context = paneContext(image, 58, 6);
const start = layersStart(image);

function press(state: LayersState, ...actions: readonly Action[]): LayersState {
  return actions.reduce((before, action) => updateLayers(before, action, context)[0], state);
}

test('tells size, waste, changes and instruction of every layer, the base marked', () => {
  expect(paneText(viewLayers(start, paneContext(image, 100, 20)))).toMatchInlineSnapshot(`
    "
             Size                      Waste  Changes   Instruction
    · 0   1.98 MB  ████████████████     71 B  +2        ADD rootfs.tar /
      1    420 kB  ███▍                       +2 ~1     RUN apt-get update && apt-get install -y --no-i…
      2!   380 kB  █░░                220 kB  +3        COPY . /app
      3!   160 kB  █▎                            ~1     RUN chown -R app /app
      4       6 B  ▏                          +1    -1  RUN rm -rf /app/.git; echo "a && b" > /app/note…
    "
  `);
  expect(titleText(titleOfLayers(start, context))).toEqual(['Layers', '· base']);
});

test('gives up columns where there is little room', () => {
  expect(paneText(viewLayers(start, paneContext(image, 58, 20)))).toMatchInlineSnapshot(`
    "
            Size          Waste Changes  Instruction
    · 0  1.98 MB ██████    71 B +2       ADD rootfs.tar /
      1   420 kB █▎             +2 ~1    RUN apt-get update &…
      2!  380 kB ░       220 kB +3       COPY . /app
      3!  160 kB ▌                 ~1    RUN chown -R app /app
      4      6 B ▏              +1    -1 RUN rm -rf /app/.git…
    "
  `);
  expect(paneText(viewLayers(start, paneContext(image, 38, 20)))).toMatchInlineSnapshot(`
    "
            Size        Waste Instruction
    · 0  1.98 MB ██████   <1% ADD rootfs.…
      1   420 kB █▎           RUN apt-get…
      2!  380 kB ░        58% COPY . /app
      3!  160 kB ▌            RUN chown -…
      4      6 B ▏            RUN rm -rf …
    "
  `);
  expect(paneText(viewLayers(start, paneContext(image, 24, 20)))).toMatchInlineSnapshot(`
    "
         Instruction
    · 0  ADD rootfs.tar /
      1  RUN apt-get update…
      2! COPY . /app
      3! RUN chown -R app /…
      4  RUN rm -rf /app/.g…
    "
  `);
});

test('shows whole instructions in a wide room', () => {
  expect(paneText(viewLayers(start, paneContext(image, 160, 20)))).toMatchInlineSnapshot(`
    "
             Size                      Waste  Changes   Instruction
    · 0   1.98 MB  ████████████████     71 B  +2        ADD rootfs.tar /
      1    420 kB  ███▍                       +2 ~1     RUN apt-get update && apt-get install -y --no-install-recommends python3
      2!   380 kB  █░░                220 kB  +3        COPY . /app
      3!   160 kB  █▎                            ~1     RUN chown -R app /app
      4       6 B  ▏                          +1    -1  RUN rm -rf /app/.git; echo "a && b" > /app/note.txt
    "
  `);
});

test('can do with ASCII', () => {
  const ascii = paneContext(image, 58, 20, { glyphs: asciiGlyphs });
  expect(paneText(viewLayers(start, ascii))).toMatchInlineSnapshot(`
    "
            Size          Waste Changes  Instruction
    - 0  1.98 MB ######    71 B +2       ADD rootfs.tar /
      1   420 kB #              +2 ~1    RUN apt-get update ..
      2!  380 kB .       220 kB +3       COPY . /app
      3!  160 kB #                 ~1    RUN chown -R app /app
      4      6 B |              +1    -1 RUN rm -rf /app/.gi..
    "
  `);
});

test('knows the sizes, and no waste, before contents were compared', () => {
  const waiting = paneContext({ ...image, analysis: null }, 74, 20);
  expect(paneText(viewLayers(start, waiting))).toMatchInlineSnapshot(`
    "
            Size            Waste  Instruction
    · 0  1.98 MB  ██████        …  ADD rootfs.tar /
      1   420 kB  █▎            …  RUN apt-get update && apt-get install -y -…
      2   380 kB  █▏            …  COPY . /app
      3   160 kB  ▌             …  RUN chown -R app /app
      4      6 B  ▏             …  RUN rm -rf /app/.git; echo "a && b" > /app…
    "
  `);
});

test('shows only what is visible, the cursor among it', () => {
  const { rows, scroll } = viewLayers(press(start, 'last'), paneContext(image, 58, 3));
  expect(rows.map(({ highlight }) => highlight)).toEqual(['none', 'none', 'cursor']);
  expect(scroll).toEqual({ offset: 2, total: 5 });
  const elsewhere = viewLayers(start, { ...context, focused: false });
  expect(elsewhere.rows.map(({ highlight }) => highlight)).toContain('cursor-elsewhere');
});

test('begins with the first layer that is not of the base', async () => {
  expect(lookOf(start)).toEqual({ first: 1, last: 1 });
  expect(lookOf(layersStart(await explored([[], []], 2)))).toEqual({ first: 0, last: 0 });
});

test('looks at one layer, or at all changes up to it', () => {
  const third = press(start, 'down', 'layer-next');
  expect(lookOf(third)).toEqual({ first: 3, last: 3 });
  const aggregated = press(third, 'look-aggregated');
  expect(lookOf(aggregated)).toEqual({ first: 1, last: 3 });
  expect(titleText(titleOfLayers(aggregated, context))[0]).toBe('Layers up to 3');
  expect(lookOf(press(aggregated, 'first'))).toEqual({ first: 0, last: 0 });
  expect(lookOf(press(aggregated, 'layer-previous', 'look-layer'))).toEqual({ first: 2, last: 2 });
});

test('marks a range from the cursor on, until it is marked again or closed', () => {
  const marked = press(start, 'down', 'mark-range', 'down', 'down');
  expect(lookOf(marked)).toEqual({ first: 2, last: 4 });
  expect(titleText(titleOfLayers(marked, context))[0]).toBe('Layers 2-4 marked');
  const { rows } = viewLayers(marked, context);
  const highlights = rows.map(({ highlight }) => highlight).join(' ');
  expect(highlights).toBe('none none none marked marked cursor');
  expect(lookOf(press(marked, 'first'))).toEqual({ first: 0, last: 2 });
  expect(lookOf(press(marked, 'mark-range'))).toEqual({ first: 4, last: 4 });
  expect(lookOf(press(marked, 'close'))).toEqual({ first: 4, last: 4 });
  expect(lookOf(press(marked, 'look-aggregated'))).toEqual({ first: 1, last: 4 });
});

test('goes to a layer by itself, whatever was looked at', () => {
  const chosen = selectLayer(press(start, 'look-aggregated'), 4, context);
  expect(lookOf(chosen)).toEqual({ first: 4, last: 4 });
});

test('asks where to copy all that is there at a layer', () => {
  const [state, wishes] = updateLayers(start, 'extract-layer', context);
  expect(state).toBe(start);
  const question = { kind: 'extract-to', node: rootPath, layer: 1 };
  expect(wishes).toEqual([{ kind: 'ask', question, text: './layer-1' }]);
});

test('leaves what it does not know to others', () => {
  expect(updateLayers(start, 'open', context)).toEqual([start, []]);
});

test('follows the mouse: not into the head, nor below the last row', () => {
  const room = paneContext(image, 58, 20);
  expect(clickLayers(start, 3, room)[0].list.cursor).toBe(2);
  expect(clickLayers(start, 0, room)[0]).toBe(start);
  expect(clickLayers(start, 9, room)[0]).toBe(start);
  const low = paneContext(image, 58, 3);
  expect(wheelLayers(start, 3, low).list).toEqual({ cursor: 2, top: 2 });
});

test('stands an image without layers', async () => {
  const empty = await explored([]);
  const nothing = paneContext(empty, 58, 6);
  const state = layersStart(empty);
  expect(paneText(viewLayers(state, nothing))).toBe('\nThe image has no layers.\n');
  const actions: readonly Action[] = ['down', 'last', 'mark-range', 'extract-layer', 'copy-path'];
  expect(actions.flatMap((action) => updateLayers(state, action, nothing)[1])).toEqual([]);
  expect(lookOf(state)).toEqual({ first: 0, last: 0 });
});

test('aligns as many layers as engines accept', async () => {
  const many = await explored(Array.from({ length: 127 }, (_, i) => [{ path: `file-${i}` }]));
  const room: PaneContext = paneContext(many, 38, 4);
  const [end] = updateLayers(layersStart(many), 'last', room);
  expect(paneText(viewLayers(end, room))).toMatchInlineSnapshot(`
    "
     123     0 B +1 RUN step 123
     124     0 B +1 RUN step 124
     125     0 B +1 RUN step 125
     126     0 B +1 RUN step 126
    "
  `);
});
