import { expect, test } from 'vitest';
import type { Warning, WarningCode } from '../../../src/model/warning.ts';
import { viewImage } from '../../../src/tui/layers/image-pane.ts';
import { asciiGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { paneText } from '../../support/pane-text.ts';
import { shop } from '../../support/shop.ts';

const image = await shop();

function warning(code: WarningCode): Warning {
  return { code, message: 'odd', path: null, offset: null, layer: null };
}

test('tells the figures of the image', () => {
  expect(paneText(viewImage(paneContext(image, 58, 8)))).toMatchInlineSnapshot(`
    "
    app:1.0  app.tar                               linux/amd64
    Efficiency  92.5% █████████████████████████████████████░░░
    Reclaimable 220 kB of 2.94 MB
    Own waste   220 kB (22.9%), 71 B inherited
    Stored      2.94 MB, 2.72 MB final
    Contents    5 layers, 7 files, 1 of the base
    Command     /bin/app serve as app
    Compressed  510 B
    "
  `);
});

test('cuts values, and leaves out what matters least', () => {
  expect(paneText(viewImage(paneContext(image, 38, 8)))).toMatchInlineSnapshot(`
    "
    app:1.0  app.tar           linux/amd64
    Efficiency  92.5% ██████████████████▌░
    Reclaimable 220 kB of 2.94 MB
    Own waste   220 kB (22.9%)
    Stored      2.94 MB, 2.72 MB final
    Contents    5 layers, 7 files
    Command     /bin/app serve as app
    Compressed  510 B
    "
  `);
  expect(paneText(viewImage(paneContext(image, 24, 4)))).toMatchInlineSnapshot(`
    "
    app:1.0      linux/amd64
    Efficiency  92.5% █████░
    Reclaimable 220 kB
    Own waste   220 kB
    "
  `);
});

test('can do with ASCII', () => {
  const ascii = paneContext(image, 58, 2, { glyphs: asciiGlyphs });
  expect(paneText(viewImage(ascii))).toMatchInlineSnapshot(`
    "
    app:1.0  app.tar                               linux/amd64
    Efficiency  92.5% #####################################...
    "
  `);
});

test('knows what is stored before contents were compared', () => {
  const waiting = paneContext({ ...image, analysis: null }, 58, 8);
  expect(paneText(viewImage(waiting))).toMatchInlineSnapshot(`
    "
    app:1.0  app.tar                               linux/amd64
    Efficiency  … comparing contents
    Stored      2.94 MB
    Contents    5 layers, 1 of the base
    Command     /bin/app serve as app
    Compressed  510 B
    "
  `);
});

test('counts warnings, and says where their words are', () => {
  const quiet = { ...image, warnings: [warning('opaque-root')] };
  const text = paneText(viewImage(paneContext(quiet, 58, 8)));
  expect(text).toContain('Stored      2.94 MB, 2.72 MB final\nWarnings    ! 1, see Config\n');
});

test('tells of damage before all figures, which speak only of the rest', () => {
  const odd = { ...image, warnings: [warning('opaque-root'), warning('truncated-tar')] };
  expect(paneText(viewImage(paneContext(odd, 30, 3)))).toMatchInlineSnapshot(`
    "
    app:1.0  app.tar   linux/amd64
    Warnings    ! 2, 1 of damage
    Efficiency  92.5% ███████████░
    "
  `);
});

test('praises an image without waste', async () => {
  const clean = await explored([[{ path: 'a', content: 'x' }]]);
  const text = paneText(viewImage(paneContext(clean, 38, 4)));
  expect(text).toMatchInlineSnapshot(`
    "
    app:1.0  app.tar           linux/amd64
    Efficiency  100% █████████████████████
    Reclaimable nothing
    Own waste   nothing
    "
  `);
});

test('stands an image without layers', async () => {
  const text = paneText(viewImage(paneContext(await explored([]), 58, 8)));
  expect(text).toContain('Stored      0 B, 0 B final');
  expect(text).not.toContain('Compressed');
});
