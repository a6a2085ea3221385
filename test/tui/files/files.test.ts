import { describe, expect, test } from 'vitest';
import { encodeText } from '../../../src/model/byte-string.ts';
import { filesStart, type FilesState } from '../../../src/tui/files/files-state.ts';
import {
  clickFiles,
  revealFile,
  selectedPath,
  updateFiles,
  viewFiles,
  wheelFiles,
} from '../../../src/tui/files/files.ts';
import type { Action } from '../../../src/tui/keys/action.ts';
import type { PaneContext } from '../../../src/tui/pane-context.ts';
import { asciiGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { paneText } from '../../support/pane-text.ts';
import { rowText } from '../../support/row-text.ts';
import { shop } from '../../support/shop.ts';
import { town } from '../../support/town.ts';

const image = await town();
const small = await shop();
const at = (layer: number, width = 70, height = 30): PaneContext =>
  paneContext(image, width, height, { look: { first: layer, last: layer } });
const context = at(1);
const start = filesStart(image);

function press(state: FilesState, ...actions: readonly Action[]): FilesState {
  return actions.reduce((before, action) => updateFiles(before, action, context)[0], state);
}

function onPath(path: string, where = context, state = start): FilesState {
  const node = image.tree.find(encodeText(path));
  if (node === null) throw new Error(`no such path: ${path}`);
  return revealFile(state, node, where);
}

/** The names of all rows, with the glyphs before them. */
function tree(state: FilesState, where = context): readonly string[] {
  const bare = state.hasAttributes ? { ...state, hasAttributes: false } : state;
  return viewFiles(bare, { ...where, room: { width: 60, height: 60 } })
    .rows.slice(1)
    .map(rowText);
}

function here(state: FilesState, where = context): string {
  return String(selectedPath(state, where));
}

describe('the view', () => {
  const opened = press(start, 'expand-changes');

  test('shows the changes of a layer over what is there after it', () => {
    expect(paneText(viewFiles(opened, at(1, 110, 18)))).toMatchInlineSnapshot(`
      "
         Mode            Owner     Size          Time                Name
      +  drwxr-xr-x        0:0   163 kB  ███▏    2025-11-20 14:03  ▾ app/
      +  -rw-r--r--  1000:1000   160 kB  █████▉  2025-11-20 14:03      data.csv
      +  lrw-r--r--        0:0                   2025-11-20 14:03      gone → /nowhere
      +  -rw-r--r--  1000:1000  2.50 kB  ▏       2025-11-20 14:03      main.py
      +  lrw-r--r--        0:0                   2025-11-20 14:03      shell → ../bin/sh
         drwxr-xr-x        0:0   100 kB  ██      2025-11-20 14:03  ▸ bin/
      +  d?????????          ?      0 B          ?                 ▾ dev/
      +  crw-rw-rw-        0:0                   2025-11-20 14:03      null
      ·  drwxr-xr-x        0:0    520 B  ▏       2025-11-20 14:03  ▾ etc/
      =  -rw-r--r--        0:0    200 B  ██▎     2025-11-20 14:03      hosts
      ~  -rw-------        0:0    320 B  ███▊    2025-11-20 14:03      passwd  content, mode
         drwxr-xr-x        0:0  7.00 kB  ▏       2025-11-20 14:03  ▸ opt/
      ·  drwxr-xr-x        0:0  39.0 kB  ▊       2025-11-20 14:03  ▾ usr/
      ·  drwxr-xr-x        0:0  39.0 kB  ██████  2025-11-20 14:03    ▾ share/
      ·  drwxr-xr-x        0:0  39.0 kB  ██████  2025-11-20 14:03      ▾ doc/
         -rw-r--r--        0:0  1.00 kB  ▏       2025-11-20 14:03          manual-00.txt
         -rw-r--r--        0:0  1.00 kB  ▏       2025-11-20 14:03          manual-01.txt
      "
    `);
  });

  test('gives up time, bar, owner and mode where there is little room', () => {
    expect(paneText(viewFiles(opened, at(1, 70, 8)))).toMatchInlineSnapshot(`
      "
        Mode           Owner    Size          Name
      + drwxr-xr-x       0:0  163 kB ███▏   ▾ app/
      + -rw-r--r-- 1000:1000  160 kB █████▉     data.csv
      + lrw-r--r--       0:0                    gone → /nowhere
      + -rw-r--r-- 1000:1000 2.50 kB ▏          main.py
      + lrw-r--r--       0:0                    shell → ../bin/sh
        drwxr-xr-x       0:0  100 kB ██     ▸ bin/
      + d?????????         ?     0 B        ▾ dev/
      "
    `);
    expect(paneText(viewFiles(opened, at(1, 56, 8)))).toMatchInlineSnapshot(`
      "
        Mode           Owner    Size   Name
      + drwxr-xr-x       0:0  163 kB ▾ app/
      + -rw-r--r-- 1000:1000  160 kB     data.csv
      + lrw-r--r--       0:0             gone → /nowhere
      + -rw-r--r-- 1000:1000 2.50 kB     main.py
      + lrw-r--r--       0:0             shell → ../bin/sh
        drwxr-xr-x       0:0  100 kB ▸ bin/
      + d?????????         ?     0 B ▾ dev/
      "
    `);
    expect(paneText(viewFiles(opened, at(1, 46, 8)))).toMatchInlineSnapshot(`
      "
        Mode          Size   Name
      + drwxr-xr-x  163 kB ▾ app/
      + -rw-r--r--  160 kB     data.csv
      + lrw-r--r--             gone → /nowhere
      + -rw-r--r-- 2.50 kB     main.py
      + lrw-r--r--             shell → ../bin/sh
        drwxr-xr-x  100 kB ▸ bin/
      + d?????????     0 B ▾ dev/
      "
    `);
    expect(paneText(viewFiles(opened, at(1, 24, 8)))).toMatchInlineSnapshot(`
      "
           Size   Name
      +  163 kB ▾ app/
      +  160 kB     data.csv
      +             gone
      + 2.50 kB     main.py
      +             shell
         100 kB ▸ bin/
      +     0 B ▾ dev/
      "
    `);
  });

  test('shows removed files, and what a file over a directory took away', () => {
    const state = press(start, 'toggle-all');
    expect(tree(state, at(2)).slice(0, 16)).toMatchInlineSnapshot(`
      [
        "· ▾ app/",
        "~     data.csv  time",
        "      gone → /nowhere",
        "      main.py",
        "      shell → ../bin/sh",
        "  ▾ bin/",
        "      busybox",
        "      sh → busybox",
        "      su",
        "  ▾ dev/",
        "      null",
        "· ▾ etc/",
        "      hosts",
        "-     passwd",
        "~ ▾ opt  type",
        "-     tool.bin",
      ]
    `);
  });

  test('shows all changes of several layers at once', () => {
    const range = { ...context, look: { first: 1, last: 2 } };
    const [state] = updateFiles(start, 'expand-changes', range);
    expect(tree(state, range).filter((row) => !row.startsWith(' '))).toMatchInlineSnapshot(`
      [
        "+ ▾ app/",
        "+     data.csv",
        "+     gone → /nowhere",
        "+     main.py",
        "+     shell → ../bin/sh",
        "+ ▾ dev/",
        "+     null",
        "· ▾ etc/",
        "=     hosts",
        "-     passwd",
        "~ ▾ opt  type",
        "-     tool.bin",
        "· ▾ usr/",
        "·   ▾ share/",
        "·     ▾ doc/",
        "-         manual-07.txt",
      ]
    `);
  });

  test('says of a directory that something below changed only where something did', async () => {
    const kept = { path: 'dir/sub/a', content: 'a', mtime: 1 };
    const relisted = await explored([
      [kept],
      [kept, { path: 'dir/b' }],
      [kept, { path: 'dir/.wh.b' }],
    ]);
    const look = (first: number, last: number): PaneContext =>
      paneContext(relisted, 60, 10, { look: { first, last } });
    const state = filesStart(relisted);
    expect(tree(state, look(1, 1))).toEqual(['· ▾ dir/', '+     b', '    ▾ sub/', '=       a']);
    expect(tree(state, look(1, 2))).toEqual(['  ▾ dir/', '    ▾ sub/', '=       a']);
    const [changes] = updateFiles(state, 'expand-changes', look(1, 2));
    expect(tree(changes, look(1, 2))).toEqual(['  ▸ dir/']);
  });

  test('tells everything without colours and without Unicode', () => {
    const plain = { ...at(1, 70, 12), glyphs: asciiGlyphs };
    expect(paneText(viewFiles(opened, plain))).toMatchInlineSnapshot(`
      "
        Mode           Owner    Size          Name
      + drwxr-xr-x       0:0  163 kB ###    v app/
      + -rw-r--r-- 1000:1000  160 kB ######     data.csv
      + lrw-r--r--       0:0                    gone -> /nowhere
      + -rw-r--r-- 1000:1000 2.50 kB |          main.py
      + lrw-r--r--       0:0                    shell -> ../bin/sh
        drwxr-xr-x       0:0  100 kB ##     > bin/
      + d?????????         ?     0 B        v dev/
      + crw-rw-rw-       0:0                    null
      . drwxr-xr-x       0:0   520 B |      v etc/
      = -rw-r--r--       0:0   200 B ##         hosts
      ~ -rw-------       0:0   320 B ####       passwd  content, mode
      "
    `);
  });

  test('hides the attributes', () => {
    const bare = press(opened, 'show-attributes');
    expect(paneText(viewFiles(bare, at(1, 40, 8)))).toMatchInlineSnapshot(`
      "
          Name
      + ▾ app/
      +     data.csv
      +     gone → /nowhere
      +     main.py
      +     shell → ../bin/sh
        ▸ bin/
      + ▾ dev/
      "
    `);
    expect(press(bare, 'show-attributes')).toEqual(opened);
  });

  test('warns of files that run as another user', () => {
    const { rows } = viewFiles(onPath('bin/su'), context);
    const spans = rows.flatMap((row) => row.spans);
    expect(spans.filter(({ tone }) => tone === 'warn').map(({ text }) => text)).toEqual([
      expect.stringContaining('-rwsr-xr-x'),
    ]);
  });

  test('tells how far it is scrolled', () => {
    const state = press(start, 'toggle-all', 'last');
    expect(viewFiles(state, at(1, 70, 11)).scroll).toEqual({ offset: 49, total: 60 });
    expect(viewFiles(start, context).scroll).toBeNull();
  });
});

describe('names that are too long for the room', () => {
  const narrow = at(1, 30, 10);
  const state = onPath('usr/share/doc/manual-01.txt', narrow);

  test('are cut in the middle', () => {
    const cut = press(state, 'show-attributes');
    expect(paneText(viewFiles(cut, at(1, 20, 6)))).toMatchInlineSnapshot(`
      "
          Name
      · ▾ usr/
      ·   ▾ share/
      ·     ▾ doc/
                manu…0.txt
                manu…1.txt
      "
    `);
  });

  test('are slid into view when they are not to be cut', () => {
    const uncut = press(state, 'show-attributes', 'wrap');
    expect(paneText(viewFiles(uncut, at(1, 16, 6)))).toMatchInlineSnapshot(`
      "
          Name
      ·
      · re/
      · oc/
         manual-00.txt
         manual-01.txt
      "
    `);
  });
});

describe('the cursor', () => {
  test('moves by rows, by pages and to the ends', () => {
    expect(here(start)).toBe('app');
    expect(here(press(start, 'down', 'down'))).toBe('dev');
    expect(here(press(start, 'up'))).toBe('app');
    expect(here(press(start, 'last'))).toBe('usr');
    expect(here(press(start, 'last', 'first'))).toBe('app');
    expect(here(press(start, 'toggle-all', 'page-down'))).toBe('usr/share/doc/manual-09.txt');
  });

  test('goes in and out of directories', () => {
    const bin = press(start, 'down');
    expect(here(press(bin, 'right'))).toBe('bin');
    expect(here(press(bin, 'right', 'right'))).toBe('bin/busybox');
    expect(here(press(bin, 'right', 'right', 'right'))).toBe('bin/busybox');
    expect(here(press(bin, 'right', 'right', 'left'))).toBe('bin');
    expect(tree(press(bin, 'right', 'right', 'left', 'left'))).toEqual(tree(start));
    expect(here(press(bin, 'left'))).toBe('bin');
  });

  test('stays on its path when the layer changes, or on what is above as long as it is gone', () => {
    expect(here(onPath('app/main.py'), at(2))).toBe('app/main.py');
    const data = onPath('app/data.csv');
    expect(here(data, at(0))).toBe('bin');
    expect(here(data, at(1))).toBe('app/data.csv');
    const manual = onPath('usr/share/doc/manual-07.txt');
    expect(here(manual, at(2))).toBe('usr/share/doc');
  });

  test('is on the directory when that collapses over it', () => {
    const state = onPath('usr/share/doc/manual-05.txt');
    expect(here(press(state, 'toggle-all'))).toBe('usr');
  });

  test('keeps its row on the screen when rows come and go above it', () => {
    const low = at(1, 70, 11);
    const rowOfCursor = (state: FilesState): number =>
      viewFiles(state, low).rows.findIndex(({ highlight }) => highlight === 'cursor');
    const state = updateFiles(onPath('usr/share/doc/manual-30.txt', low), 'up', low)[0];
    const [sorted] = updateFiles(state, 'sort-reverse', low);
    expect(here(sorted, low)).toBe('usr/share/doc/manual-29.txt');
    expect(rowOfCursor(sorted)).toBe(rowOfCursor(state));
  });

  test('goes where one clicks, and a second click opens', () => {
    const [clicked, none] = clickFiles(start, 2, context);
    expect([here(clicked), none]).toEqual(['bin', []]);
    expect(tree(clickFiles(clicked, 2, context)[0])).toContain('  ▾ bin/');
    expect(clickFiles(start, 0, context)).toEqual([start, []]);
    expect(clickFiles(start, 25, context)).toEqual([start, []]);
  });

  test('stays inside what the wheel scrolls to', () => {
    const state = wheelFiles(press(start, 'toggle-all'), 20, at(1, 70, 11));
    expect(here(state, at(1, 70, 11))).toBe('usr/share/doc/manual-01.txt');
  });
});

describe('folding', () => {
  test('starts with the top level, and opens an only child along with its parent', () => {
    expect(tree(start)).toEqual([
      '+ ▸ app/',
      '  ▸ bin/',
      '+ ▸ dev/',
      '· ▸ etc/',
      '  ▸ opt/',
      '· ▸ usr/',
    ]);
    const usr = press(start, 'last', 'toggle');
    expect(tree(usr).slice(5, 9)).toMatchInlineSnapshot(`
      [
        "· ▾ usr/",
        "·   ▾ share/",
        "·     ▾ doc/",
        "          manual-00.txt",
      ]
    `);
  });

  test('of everything collapses first, then expands', () => {
    const all = press(start, 'toggle-all');
    expect(tree(all)).toHaveLength(59);
    expect(tree(press(all, 'toggle-all'))).toEqual(tree(start));
    expect(tree(press(start, 'down', 'toggle', 'toggle-all'))).toEqual(tree(start));
  });

  test('as far as there are changes collapses again', () => {
    const changes = press(start, 'expand-changes');
    const open = tree(changes).filter((row) => row.includes('▾'));
    expect(open).toEqual([
      '+ ▾ app/',
      '+ ▾ dev/',
      '· ▾ etc/',
      '· ▾ usr/',
      '·   ▾ share/',
      '·     ▾ doc/',
    ]);
    expect(tree(press(changes, 'expand-changes'))).toEqual(tree(start));
  });

  test('outlives a change of the layer', () => {
    const state = press(start, 'down', 'toggle');
    expect(tree(state, at(0)).filter((row) => row.includes('▾'))).toEqual(['+ ▾ bin/']);
    expect(tree(state, at(2)).filter((row) => row.includes('▾'))).toEqual(['  ▾ bin/']);
  });

  test('of a small image starts expanded', () => {
    const where = paneContext(small, 60, 30);
    expect(tree(filesStart(small), where).filter((row) => row.includes('▸'))).toEqual([]);
  });
});
