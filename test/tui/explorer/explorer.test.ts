import { describe, expect, test } from 'vitest';
import { encodeText } from '../../../src/model/byte-string.ts';
import { rootPath } from '../../../src/model/path-table.ts';
import type { Explorer } from '../../../src/tui/explorer/explorer.ts';
import { ExplorerDriver } from '../../support/explorer-driver.ts';
import { shop } from '../../support/shop.ts';

const image = await shop();
const drive = (width = 120, height = 40): ExplorerDriver =>
  new ExplorerDriver(image, width, height);

function explorerOf({ model }: ExplorerDriver): Explorer {
  if (model.stage.kind !== 'exploring') throw new Error('still loading');
  return model.stage.explorer;
}

const lastRows = (driver: ExplorerDriver): readonly string[] => driver.screen.slice(-2);

describe('while it loads', () => {
  test('the screen says what is read, and how far', () => {
    const driver = new ExplorerDriver(null);
    expect(driver.screen.join('\n')).toContain('opening the image');
    const progress = {
      waitingFor: null,
      layers: 4,
      finished: 1,
      bytes: 2_000_000,
      expectedBytes: null,
      underWay: [],
      seconds: 2,
    };
    driver.send({ kind: 'loading', progress });
    expect(driver.screen.join('\n')).toContain('1 of 4 layers read · 2.00 MB · 1.00 MB/s');
  });

  test.each(['q', 'ctrl+c'])('%s leaves', (key) => {
    expect(new ExplorerDriver(null).press(key).effects).toEqual([{ kind: 'quit' }]);
  });

  test('other keys and the mouse do nothing', () => {
    const driver = new ExplorerDriver(null).press('j', 'enter', '/').mouse('press', 3, 3);
    expect(driver.effects).toEqual([]);
    expect(driver.model.stage.kind).toBe('loading');
  });
});

describe('panes', () => {
  test('tab goes round, shift+tab back', () => {
    const driver = drive();
    const stops = ['tab', 'tab', 'tab', 'shift+tab'].map(
      (key) => explorerOf(driver.press(key)).focus,
    );
    expect(stops).toEqual(['details', 'view', 'layers', 'view']);
  });

  test('where details have no room, tab passes them by', () => {
    expect(explorerOf(drive(120, 12).press('tab')).focus).toBe('view');
  });

  test('where details have no room, the keyboard neither goes nor stays there', () => {
    const driver = drive(100, 13).press('0');
    expect(explorerOf(driver).focus).toBe('layers');
    expect(lastRows(driver)[0]).toBe(' there is no room for the details');
    const shrunk = drive(100, 30)
      .press('0')
      .send({ kind: 'resized', size: { width: 100, height: 12 } });
    expect(explorerOf(shrunk).focus).toBe('layers');
  });

  test('digits show views, and the layers', () => {
    const driver = drive();
    const views = ['2', '3', '4', '5', '6'].map((key) => explorerOf(driver.press(key)).view);
    expect(views).toEqual(['files', 'waste', 'largest', 'duplicates', 'config']);
    expect(explorerOf(driver)).toMatchObject({ focus: 'view' });
    expect(explorerOf(driver.press('1'))).toMatchObject({ focus: 'layers', view: 'config' });
  });

  test('enter on a layer goes to what is beside it', () => {
    expect(explorerOf(drive().press('enter')).focus).toBe('view');
  });

  test('layers change from any pane, and Files follow', () => {
    const driver = drive().press('2', ']');
    expect(explorerOf(driver).layers.list.cursor).toBe(2);
    expect(driver.screen.join('\n')).toContain('+ ');
    expect(lastRows(driver)[0]).toMatch(/^ layer 2 /);
  });

  test('the divider moves by keys, between bounds', () => {
    const driver = drive();
    const [upper = ''] = driver.screen;
    const [wider = ''] = driver.press('>').screen;
    expect(wider.indexOf('┌')).toBe(upper.indexOf('┌') + 2);
    driver.press(...Array<string>(100).fill('<'));
    expect(driver.screen[0]?.indexOf('┌')).toBe(26);
  });
});

describe('the mouse', () => {
  test('chooses panes and rows', () => {
    const driver = drive().mouse('press', 60, 4);
    expect(explorerOf(driver).focus).toBe('view');
    driver.mouse('press', 5, 5);
    expect(explorerOf(driver)).toMatchObject({ focus: 'layers', layers: { list: { cursor: 3 } } });
  });

  test('chooses tabs', () => {
    const driver = drive();
    const column = driver.screen[0]?.indexOf('Waste') ?? 0;
    expect(explorerOf(driver.mouse('press', column, 0)).view).toBe('waste');
  });

  test('chooses tabs where the title left room for their keys only', () => {
    const driver = drive().press('2', 's', 'S');
    expect(driver.screen[0]).toContain('[2 Files] 3 4 5 6 7 by size, reversed');
    const column = driver.screen[0]?.indexOf(' 5 ') ?? 0;
    expect(explorerOf(driver.mouse('press', column + 1, 0)).view).toBe('duplicates');
  });

  test('drags the divider until it lets go', () => {
    const driver = drive().mouse('press', 48, 10).mouse('drag', 70, 10);
    expect(driver.screen[1]?.indexOf('││')).toBe(70);
    driver.mouse('release', 70, 10).mouse('drag', 30, 10);
    expect(driver.screen[1]?.indexOf('││')).toBe(70);
  });

  test.each([
    ['a line being typed', '/', 'esc'],
    ['help', '?', '?'],
  ])('lets the divider go over %s, too', (_, open, close) => {
    const driver = drive().mouse('press', 48, 10).press(open).mouse('release', 48, 10);
    driver.press(close).mouse('drag', 70, 10);
    expect(driver.screen[1]?.indexOf('││')).toBe(47);
  });

  test('scrolls what it points at, wherever the keyboard is', () => {
    const driver = drive(80, 24).press('6', '1');
    const before = driver.screen.join('\n');
    driver.mouse('wheel-down', 60, 10);
    expect(driver.screen.join('\n')).not.toBe(before);
    expect(explorerOf(driver).focus).toBe('layers');
  });
});

describe('going to a file', () => {
  test('from waste shows it where it was hidden', () => {
    const driver = drive().press('3', 'enter');
    const [largest] = image.analysis?.waste ?? [];
    expect(explorerOf(driver)).toMatchObject({
      view: 'files',
      focus: 'view',
      layers: { list: { cursor: largest?.shadowedBy } },
    });
    expect(lastRows(driver)[0]).toContain(`/${String(largest?.path)}`);
  });
});

describe('a line being typed', () => {
  test('filters as it grows, and stays when it is entered', () => {
    const driver = drive().press(']', '/').type('cat');
    expect(lastRows(driver)[1]).toBe('Filter: cat');
    expect(driver.screen.join('\n')).toContain('catalog.csv');
    expect(driver.screen.join('\n')).not.toContain('busybox');
    driver.press('enter');
    expect(driver.screen.join('\n')).not.toContain('busybox');
    expect(explorerOf(driver).prompt).toBeNull();
  });

  test('is taken back by esc', () => {
    const driver = drive().press('/').type('zzz').press('esc');
    expect(driver.screen.join('\n')).toContain('bin');
  });

  test('takes keys that mean something elsewhere as letters', () => {
    const driver = drive().press('/').type('q2?');
    expect(lastRows(driver)[1]).toBe('Filter: q2?');
    expect(driver.effects).toEqual([]);
  });

  test('says where to copy to', () => {
    const driver = drive().press('X').press('ctrl+u').type('out dir').press('enter');
    expect(driver.effects).toEqual([
      { kind: 'extract', node: rootPath, layer: 1, target: 'out dir' },
    ]);
    expect(lastRows(driver)[0]).toBe(' copying to out dir …');
  });

  test('copies nothing when it is left or empty', () => {
    expect(drive().press('X', 'esc').effects).toEqual([]);
    expect(drive().press('X', 'ctrl+u', 'enter').effects).toEqual([]);
  });

  test('takes pasted text', () => {
    const driver = drive().press('/');
    driver.send({ kind: 'input', event: { kind: 'paste', text: 'cat\n' } });
    expect(lastRows(driver)[1]).toBe('Filter: cat');
  });
});

test('what decides which files are shown is told also where all tabs would have room', () => {
  for (let width = 84; width <= 180; width++) {
    const driver = drive(width, 24).press(']', ']', '/').type('cat').press('enter', 's');
    expect(driver.screen[0]).toContain('2 matches · cat · by size');
  }
});

describe('words for the user', () => {
  test('stand until the next key', () => {
    const driver = drive().send({ kind: 'told', text: 'copied 3 files to out' });
    expect(lastRows(driver)[0]).toBe(' copied 3 files to out');
    expect(lastRows(driver.press('down'))[0]).not.toContain('copied');
  });

  test('tell what went to the clipboard', () => {
    const driver = drive().press('2', 'y');
    expect(driver.effects).toEqual([{ kind: 'copy', text: '/bin' }]);
    expect(lastRows(driver)[0]).toBe(' copied /bin');
  });
});

describe('a file', () => {
  const open = (): ExplorerDriver =>
    drive().press(']', ']', ']', '2').press('/').type('note.txt').press('enter', 'down', 'enter');

  test('is read when it opens, and closes with q', () => {
    const driver = open();
    const node = image.tree.find(encodeText('app/note.txt')) ?? rootPath;
    const version = image.tree.versionAt(node, 4) ?? 0;
    const [read] = driver.effects;
    expect(read).toMatchObject({ kind: 'read', version, position: 0 });
    driver.send({ kind: 'content', version, position: 0, bytes: Buffer.from('a && b') });
    expect(driver.screen.join('\n')).toMatch(/1 +a && b/);
    driver.press('q');
    expect(explorerOf(driver).viewer).toBeNull();
    expect(driver.effects).toHaveLength(1);
  });

  test('that cannot be read says why', () => {
    const driver = open();
    const [read] = driver.effects;
    if (read?.kind !== 'read') throw new Error('nothing is read');
    driver.send({ kind: 'unreadable', version: read.version, reason: 'the disk is gone' });
    expect(driver.screen.join('\n')).toContain('the disk is gone');
  });

  test('stays open below help, and goes on being read there', () => {
    const driver = open();
    const before = driver.screen;
    driver.press('?');
    expect(driver.screen[0]).toContain('Keys');
    expect(driver.press('?').screen).toEqual(before);
    const [read] = driver.effects;
    if (read?.kind !== 'read') throw new Error('nothing is read');
    const bytes = Buffer.from('a && b');
    driver.press('?').send({ kind: 'content', version: read.version, position: 0, bytes });
    expect(driver.screen[0]).toContain('Keys');
    expect(driver.press('q').screen.join('\n')).toMatch(/1 +a && b/);
  });

  test('that nobody waits for any more changes nothing', () => {
    const driver = open().press('q');
    const before = driver.screen;
    driver.send({ kind: 'content', version: 0, position: 0, bytes: Buffer.from('late') });
    expect(driver.screen).toEqual(before);
  });
});

describe('before contents were compared', () => {
  test('the tree is there, and figures come when they are known', () => {
    const { analysis, contents } = image;
    if (analysis === null) throw new Error('not judged');
    const driver = new ExplorerDriver({ ...image, analysis: null }, 120, 40);
    expect(driver.screen.join('\n')).toContain('busybox');
    driver.send({ kind: 'judged', image: image.image, analysis, contents });
    expect(driver.screen).toEqual(drive().screen);
  });
});

test('help comes and goes', () => {
  const driver = drive();
  const before = driver.screen;
  driver.press('?');
  expect(driver.screen[0]).toContain('Keys');
  expect(driver.press('?').screen).toEqual(before);
});

test('suspending and redrawing work from a line being typed, too, which goes on', () => {
  const driver = drive().press('/').type('ca').press('ctrl+z', 'f5').type('t');
  expect(driver.effects).toEqual([{ kind: 'suspend' }, { kind: 'redraw' }]);
  expect(lastRows(driver)[1]).toBe('Filter: cat');
});

test('ctrl+c leaves from everywhere but a line being typed', () => {
  for (const keys of [[], ['2'], ['?'], ['6']]) {
    expect(drive().press(...keys, 'ctrl+c').effects).toContainEqual({ kind: 'quit' });
  }
  expect(drive().press('/', 'ctrl+c').effects).toEqual([]);
});
