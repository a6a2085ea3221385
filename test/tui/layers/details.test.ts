import { expect, test } from 'vitest';
import {
  detailsStart,
  titleOfDetails,
  updateDetails,
  viewDetails,
  wheelDetails,
} from '../../../src/tui/layers/details.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { paneText, titleText } from '../../support/pane-text.ts';
import { shop } from '../../support/shop.ts';

const image = await shop();
const look = { first: 1, last: 1 };
const low = paneContext(image, 58, 4, { look });

test('tells the whole instruction and all that is known of the layer', () => {
  const wide = paneContext(image, 100, 30, { look });
  expect(paneText(viewDetails(detailsStart, wide))).toMatchInlineSnapshot(`
    "
    RUN apt-get update
        && apt-get install -y --no-install-recommends python3
    Argument     PYTHON=3.12
    Stored       420 kB, 101 B compressed
    Live         420 kB
    Reclaimable  nothing
    Files        2 added, 1 modified
    Created      2025-11-20 14:03
    Digest       sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    DiffID       sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
    Media type   application/vnd.oci.image.layer.v1.tar+gzip
    "
  `);
  expect(titleText(titleOfDetails(detailsStart, wide))).toEqual(['Layer 1', '']);
});

test('counts what was found in the layer', () => {
  const found = paneContext(image, 80, 30, { look: { first: 3, last: 3 } });
  expect(paneText(viewDetails(detailsStart, found))).toMatch(/\nFindings +2, the gravest medium\n/);
});

test('wraps it in a narrow room', () => {
  const narrow = paneContext(image, 38, 30, { look });
  expect(paneText(viewDetails(detailsStart, narrow))).toMatchInlineSnapshot(`
    "
    RUN apt-get update
        && apt-get install -y
        --no-install-recommends python3
    Argument     PYTHON=3.12
    Stored       420 kB, 101 B compressed
    Live         420 kB
    Reclaimable  nothing
    Files        2 added, 1 modified
    Created      2025-11-20 14:03
    Digest       sha256:cccccccccccccccccc
                 ccccccccccccccccccccccccc
                 ccccccccccccccccccccc
    DiffID       sha256:bbbbbbbbbbbbbbbbbb
                 bbbbbbbbbbbbbbbbbbbbbbbbb
                 bbbbbbbbbbbbbbbbbbbbb
    Media type   application/vnd.oci.image
                 .layer.v1.tar+gzip
    "
  `);
});

test('says of a base layer that it is one', () => {
  const base = paneContext(image, 58, 3, { look: { first: 0, last: 0 } });
  expect(titleText(titleOfDetails(detailsStart, base))).toEqual(['Layer 0', 'base']);
  const all = paneContext(image, 58, 30, { look: { first: 0, last: 0 } });
  const text = paneText(viewDetails(detailsStart, all));
  expect(text).toContain('Base image   1 layer, busybox:1.35 (guessed from history)');
});

test('says which layers are looked at together, behind the last of them', () => {
  const range = paneContext(image, 58, 30, { look: { first: 2, last: 4 } });
  const rows = paneText(viewDetails(detailsStart, range)).split('\n');
  expect(rows.slice(-5)).toEqual([
    'Layers 2-4 together: 3 layers, 540 kB',
    '4 RUN rm -rf /app/.git; echo "a && b" > /app/note.txt',
    '3 RUN chown -R app /app',
    '2 COPY . /app',
    '',
  ]);
});

test('does not know what lives before contents were compared', () => {
  const waiting = paneContext({ ...image, analysis: null }, 58, 30, { look });
  expect(paneText(viewDetails(detailsStart, waiting))).toContain(
    'Live        … comparing contents',
  );
});

test('scrolls as far as there is text', () => {
  const [down] = updateDetails(detailsStart, 'down', low);
  expect(down).toEqual({ top: 1 });
  const [end] = updateDetails(detailsStart, 'last', low);
  const { rows, scroll } = viewDetails(end, low);
  expect(rows).toHaveLength(4);
  expect(scroll).toEqual({ offset: end.top, total: end.top + 4 });
  expect(wheelDetails(end, 3, low)).toEqual(end);
  expect(wheelDetails(end, -99, low)).toEqual(detailsStart);
  expect(updateDetails(end, 'sort', low)).toEqual([end, []]);
});

test('copies the instruction', () => {
  const text = 'RUN apt-get update && apt-get install -y --no-install-recommends python3';
  expect(updateDetails(detailsStart, 'copy-path', low)[1]).toEqual([{ kind: 'copy', text }]);
});

test('stands an image without layers', async () => {
  const empty = paneContext(await explored([]), 58, 30);
  expect(paneText(viewDetails(detailsStart, empty))).toBe('\nThe image has no layers.\n');
  expect(titleText(titleOfDetails(detailsStart, empty))).toEqual(['Layer', '']);
});
