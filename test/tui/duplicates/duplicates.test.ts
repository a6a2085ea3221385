import { expect, test } from 'vitest';
import { encodeText } from '../../../src/model/byte-string.ts';
import {
  clickDuplicates,
  duplicatesStart,
  type DuplicatesState,
  titleOfDuplicates,
  updateDuplicates,
  viewDuplicates,
  wheelDuplicates,
} from '../../../src/tui/duplicates/duplicates.ts';
import type { Action } from '../../../src/tui/keys/action.ts';
import { asciiGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { paneText, titleText } from '../../support/pane-text.ts';

const large = 'l'.repeat(2_500_000);
const small = 's'.repeat(1_500);
const image = await explored([
  [
    { path: 'srv/www/static/bundle.js', content: large },
    { path: 'usr/share/doc/copyright', content: small },
  ],
  [
    { path: 'app/dist/bundle.js', content: large },
    { path: 'app/LICENSE', content: small },
  ],
  [{ path: 'opt/copyright', content: small }],
]);
const context = paneContext(image, 58, 9);

function press(...actions: readonly Action[]): DuplicatesState {
  return actions.reduce(
    (before, action) => updateDuplicates(before, action, context)[0],
    duplicatesStart,
  );
}

test('tells what contents are stored more than once, and what that costs', () => {
  expect(paneText(viewDuplicates(duplicatesStart, context))).toMatchInlineSnapshot(`
    "
        Saves    Each Copies Path
    ▸ 2.50 MB 2.50 MB      2 /app/dist/bundle.js
    ▸ 3.00 kB 1.50 kB      3 /app/LICENSE
    "
  `);
  expect(titleText(titleOfDuplicates(duplicatesStart, context))).toEqual(['', '2.50 MB to save']);
});

test('unfolds the paths of a content, with their layers', () => {
  const open = press('right', 'last', 'toggle');
  expect(open.list.cursor).toBe(3);
  expect(paneText(viewDuplicates(open, context))).toMatchInlineSnapshot(`
    "
        Saves    Each Copies Path
    ▾ 2.50 MB 2.50 MB      2 /app/dist/bundle.js
      layer  1  /app/dist/bundle.js
      layer  0  /srv/www/static/bundle.js
    ▾ 3.00 kB 1.50 kB      3 /app/LICENSE
      layer  1  /app/LICENSE
      layer  2  /opt/copyright
      layer  0  /usr/share/doc/copyright
    "
  `);
  expect(paneText(viewDuplicates(open, paneContext(image, 38, 9)))).toMatchInlineSnapshot(`
    "
        Saves    Each Copies Path
    ▾ 2.50 MB 2.50 MB      2 /app/d…dle.js
      layer  1  /app/dist/bundle.js
      layer  0  /srv/www/static/bundle.js
    ▾ 3.00 kB 1.50 kB      3 /app/LICENSE
      layer  1  /app/LICENSE
      layer  2  /opt/copyright
      layer  0  /usr/share/doc/copyright
    "
  `);
  expect(paneText(viewDuplicates(open, paneContext(image, 100, 9)))).toMatchInlineSnapshot(`
    "
         Saves     Each  Copies  Path
    ▾  2.50 MB  2.50 MB       2  /app/dist/bundle.js
      layer  1  /app/dist/bundle.js
      layer  0  /srv/www/static/bundle.js
    ▾  3.00 kB  1.50 kB       3  /app/LICENSE
      layer  1  /app/LICENSE
      layer  2  /opt/copyright
      layer  0  /usr/share/doc/copyright
    "
  `);
  expect(paneText(viewDuplicates(open, paneContext(image, 160, 9)))).toMatchInlineSnapshot(`
    "
         Saves     Each  Copies  Path
    ▾  2.50 MB  2.50 MB       2  /app/dist/bundle.js
      layer  1  /app/dist/bundle.js
      layer  0  /srv/www/static/bundle.js
    ▾  3.00 kB  1.50 kB       3  /app/LICENSE
      layer  1  /app/LICENSE
      layer  2  /opt/copyright
      layer  0  /usr/share/doc/copyright
    "
  `);
});

test('can do with ASCII', () => {
  const ascii = paneContext(image, 58, 9, { glyphs: asciiGlyphs });
  expect(paneText(viewDuplicates(press('open'), ascii))).toMatchInlineSnapshot(`
    "
        Saves    Each Copies Path
    v 2.50 MB 2.50 MB      2 /app/dist/bundle.js
      layer  1  /app/dist/bundle.js
      layer  0  /srv/www/static/bundle.js
    > 3.00 kB 1.50 kB      3 /app/LICENSE
    "
  `);
});

test('folds from wherever one is in a content', () => {
  const inside = press('last', 'right', 'first', 'right', 'last');
  expect(inside).toEqual({ list: { cursor: 6, top: 0 }, open: [0, 1] });
  const [folded] = updateDuplicates(inside, 'left', context);
  expect(folded).toEqual({ list: { cursor: 3, top: 0 }, open: [0] });
  expect(updateDuplicates(folded, 'left', context)[0]).toBe(folded);
  expect(press('open', 'open')).toEqual(duplicatesStart);
  expect(press('right', 'right')).toEqual(press('right'));
});

test('goes to a path, copies it, extracts it', () => {
  const second = press('right', 'down', 'down');
  const node = image.tree.find(encodeText('srv/www/static/bundle.js'));
  expect(updateDuplicates(second, 'open', context)[1]).toEqual([
    { kind: 'go-to-file', node, layer: 2 },
  ]);
  const text = '/srv/www/static/bundle.js';
  expect(updateDuplicates(second, 'copy-path', context)[1]).toEqual([{ kind: 'copy', text }]);
  const question = { kind: 'extract-to', node, layer: 2 };
  expect(updateDuplicates(second, 'extract', context)[1]).toEqual([
    { kind: 'ask', question, text: './bundle.js' },
  ]);
});

test('follows the mouse', () => {
  const [clicked] = clickDuplicates(duplicatesStart, 2, context);
  expect(clicked.list.cursor).toBe(1);
  expect(clickDuplicates(clicked, 2, context)[0].open).toEqual([1]);
  const low = paneContext(image, 58, 2);
  expect(wheelDuplicates(press('right'), 9, low).list).toEqual({ cursor: 2, top: 2 });
});

test('says when there are none, or nobody knows yet', async () => {
  const none = paneContext(await explored([]), 58, 9);
  expect(paneText(viewDuplicates(duplicatesStart, none))).toBe(
    '\nNo content is stored more than once.\n',
  );
  expect(titleText(titleOfDuplicates(duplicatesStart, none))).toEqual(['', '']);
  expect(updateDuplicates(duplicatesStart, 'open', none)).toEqual([duplicatesStart, []]);
  const waiting = paneContext({ ...image, analysis: null }, 58, 9);
  expect(paneText(viewDuplicates(duplicatesStart, waiting))).toBe(
    '\nContents are being compared.\n',
  );
});
