import { expect, test } from 'vitest';
import { encodeText } from '../../../src/model/byte-string.ts';
import {
  clickLargest,
  largestStart,
  titleOfLargest,
  updateLargest,
  viewLargest,
  wheelLargest,
} from '../../../src/tui/largest/largest.ts';
import { asciiGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { paneText, titleText } from '../../support/pane-text.ts';
import { shop } from '../../support/shop.ts';

const image = await shop();
const context = paneContext(image, 58, 10);

test('lists files by size, with the layer that stores them and their share so far', () => {
  expect(paneText(viewLargest(largestStart, context))).toMatchInlineSnapshot(`
    "
       Size          So far Layer Path
    1.98 MB ████████  72.8%     0 /bin/busybox
     420 kB █▊        88.2%     1 /usr/bin/python3
     160 kB ▋         94.1%     2 /app/static/catalog.csv
     160 kB ▋        >99.9%     3 /app/data/catalog.csv
       90 B ▏        >99.9%     1 /etc/passwd
        6 B ▏          100%     4 /app/note.txt
    "
  `);
  expect(titleText(titleOfLargest(largestStart, context))).toEqual(['', '2.72 MB']);
});

test('says when it does not hold all files', async () => {
  const files = Array.from({ length: 1001 }, (_, i) => ({ path: `${i}`, content: 'x' }));
  const many = paneContext(await explored([files]), 58, 10);
  expect(titleText(titleOfLargest(largestStart, many))).toEqual(['', 'first 1,000']);
});

test('gives up columns where there is little room, and draws longer bars where there is more', () => {
  expect(paneText(viewLargest(largestStart, paneContext(image, 38, 5)))).toMatchInlineSnapshot(`
    "
       Size So far Layer Path
    1.98 MB  72.8%     0 /bin/busybox
     420 kB  88.2%     1 /usr/bin/python3
     160 kB  94.1%     2 /app/sta…alog.csv
     160 kB >99.9%     3 /app/dat…alog.csv
    "
  `);
  expect(paneText(viewLargest(largestStart, paneContext(image, 100, 5)))).toMatchInlineSnapshot(`
    "
       Size                    So far  Layer  Path
    1.98 MB  ████████████████   72.8%      0  /bin/busybox
     420 kB  ███▍               88.2%      1  /usr/bin/python3
     160 kB  █▎                 94.1%      2  /app/static/catalog.csv
     160 kB  █▎                >99.9%      3  /app/data/catalog.csv
    "
  `);
  expect(paneText(viewLargest(largestStart, paneContext(image, 160, 5)))).toMatchInlineSnapshot(`
    "
       Size                    So far  Layer  Path
    1.98 MB  ████████████████   72.8%      0  /bin/busybox
     420 kB  ███▍               88.2%      1  /usr/bin/python3
     160 kB  █▎                 94.1%      2  /app/static/catalog.csv
     160 kB  █▎                >99.9%      3  /app/data/catalog.csv
    "
  `);
});

test('can do with ASCII', () => {
  const ascii = paneContext(image, 58, 6, { glyphs: asciiGlyphs });
  expect(paneText(viewLargest(largestStart, ascii))).toMatchInlineSnapshot(`
    "
       Size          So far Layer Path
    1.98 MB ########  72.8%     0 /bin/busybox
     420 kB ##        88.2%     1 /usr/bin/python3
     160 kB #         94.1%     2 /app/static/catalog.csv
     160 kB #        >99.9%     3 /app/data/catalog.csv
       90 B |        >99.9%     1 /etc/passwd
    "
  `);
});

test('shows the files of the layer that is looked at', () => {
  const lowest = paneContext(image, 38, 6, { look: { first: 0, last: 0 } });
  expect(paneText(viewLargest(largestStart, lowest))).toMatchInlineSnapshot(`
    "
       Size So far Layer Path
    1.98 MB >99.9%     0 /bin/busybox
       71 B   100%     0 /etc/passwd
    "
  `);
});

test('goes to a file, copies its path, extracts it', () => {
  const node = image.tree.find(encodeText('app/data/catalog.csv'));
  const looked = paneContext(image, 58, 10, { look: { first: 3, last: 3 } });
  const [state] = clickLargest(largestStart, 4, looked);
  expect(clickLargest(state, 4, looked)[1]).toEqual([{ kind: 'go-to-file', node, layer: 3 }]);
  const text = '/app/data/catalog.csv';
  expect(updateLargest(state, 'copy-path', looked)[1]).toEqual([{ kind: 'copy', text }]);
  const question = { kind: 'extract-to', node, layer: 3 };
  expect(updateLargest(state, 'extract', looked)[1]).toEqual([
    { kind: 'ask', question, text: './catalog.csv' },
  ]);
});

test('moves and scrolls', () => {
  const low = paneContext(image, 58, 2);
  expect(updateLargest(largestStart, 'last', low)[0].list).toEqual({ cursor: 5, top: 4 });
  expect(wheelLargest(largestStart, 1, low).list).toEqual({ cursor: 1, top: 1 });
});

test('keeps the cursor inside when another layer has fewer files', () => {
  const [last] = updateLargest(largestStart, 'last', context);
  const lowest = paneContext(image, 58, 10, { look: { first: 0, last: 0 } });
  const { rows } = viewLargest(last, lowest);
  expect(rows.map(({ highlight }) => highlight)).toEqual(['none', 'none', 'cursor']);
  expect(updateLargest(last, 'open', lowest)[1]).toHaveLength(1);
});

test('says when there is no content', async () => {
  const empty = paneContext(await explored([]), 58, 8);
  expect(paneText(viewLargest(largestStart, empty))).toBe('\nNo file has any content here.\n');
  expect(updateLargest(largestStart, 'open', empty)).toEqual([largestStart, []]);
});
