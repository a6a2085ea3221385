import { expect, test } from 'vitest';
import { receiveUnreadable } from '../../../src/tui/viewer/viewer.ts';
import { sparseFile } from '../../support/sparse-file.ts';
import { Viewing } from '../../support/viewing.ts';

const lines = (count: number): string =>
  Array.from({ length: count }, (_, i) => `line ${i + 1}\n`).join('');

const script = '#!/bin/sh\nset -e\n\n\techo "one"\r\nexec app\n';
const layers = [
  [
    { path: 'run', content: script },
    { path: 'long', content: lines(1200) },
    { path: 'data', content: Uint8Array.from({ length: 40 }, (_, i) => i * 5) },
    { path: 'empty' },
    { path: 'link', type: 'symlink', linkTarget: 'run' },
    { path: 'lost', type: 'symlink', linkTarget: '../nowhere' },
    { path: 'dev/null', type: 'character-device', device: { major: 1, minor: 3 } },
    { path: 'pipe', type: 'fifo' },
    sparseFile('sparse', 40, [[20, 'text']]),
  ],
] as const;

test('shows a text with numbers of lines', async () => {
  const viewing = await Viewing.open(layers, 'run');
  expect(viewing.rows).toEqual([
    '  1  #!/bin/sh',
    '  2  set -e',
    '  3',
    '  4          echo "one"',
    '  5  exec app',
  ]);
  expect([viewing.title, viewing.note]).toEqual(['/run', 'layer 0 · 40 B']);
  expect(viewing.scroll).toBeNull();
});

test.each([
  [76, '00000000  00 05 0a 0f 14 19 1e 23  28 2d 32 37 3c 41 46 4b  .......#(-27<AFK'],
  [75, '00000000  00 05 0a 0f 14 19 1e 23  .......#'],
  [20, '00000000  00 05 0a 0'],
])('shows bytes in %i columns', async (width, first) => {
  const viewing = await Viewing.open(layers, 'data', { width });
  expect(viewing.rows[0]).toBe(first);
  expect(viewing.note).toBe('hex · layer 0 · 40 B');
});

test('the last row of bytes stops where they do', async () => {
  const viewing = await Viewing.open(layers, 'data', { width: 80 });
  const [last] = viewing.rows.slice(-1);
  expect(last).toBe('00000020  a0 a5 aa af b4 b9 be c3                           ........');
});

test.each([
  ['empty', ['The file is empty.']],
  ['link', ['A symbolic link → run', 'It leads to /run: a file, 40 B.']],
  ['lost', ['A symbolic link → ../nowhere', 'It leads to nothing.']],
  ['dev/null', ['A character device 1:3.', 'It has no content.']],
  ['pipe', ['A named pipe (FIFO).', 'It has no content.']],
])('says what %s is', async (path, rows) => {
  expect((await Viewing.open(layers, path)).rows).toEqual(rows);
});

test('holes are zeros', async () => {
  const viewing = await Viewing.open(layers, 'sparse', { width: 80 });
  expect(viewing.rows.map((row) => row.slice(60))).toEqual([
    '................',
    '....text........',
    '........',
  ]);
  expect(viewing.note).toContain('40 B');
});

test('follows a link, if it leads somewhere', async () => {
  const { wishes } = await (await Viewing.open(layers, 'link')).act('open');
  expect(wishes).toEqual([{ kind: 'open-file', version: 1 }]);
  const { said } = await (await Viewing.open(layers, 'lost')).act('open');
  expect(said).toEqual(['the link leads to nothing']);
});

test.each([
  [['down'], 2],
  [['down', 'down', 'up'], 2],
  [['up'], 1],
  [['page-down'], 8],
  [['page-down', 'page-down', 'page-up'], 8],
  [['last'], 1193],
  [['last', 'down', 'page-down'], 1193],
  [['last', 'up'], 1192],
  [['last', 'page-up', 'first'], 1],
] as const)('%j leads to line %i', async (actions, line) => {
  const viewing = await Viewing.open(layers, 'long');
  await viewing.act(...actions);
  expect(viewing.rows[0]).toBe(`${String(line).padStart(4)}  line ${line}`);
  expect(viewing.rows).toHaveLength(8);
  expect(viewing.scroll).toEqual({ offset: line - 1, total: 1200 });
});

test('shows that more follows: a last line without an end, the rest of a wrapped or broken one', async () => {
  const specs = [
    [
      { path: 'lines', content: lines(9).trimEnd() },
      { path: 'one', content: 'x'.repeat(1000) },
    ],
  ];
  const ended = await Viewing.open(specs, 'lines');
  expect(ended.scroll).toEqual({ offset: 0, total: 9 });
  await ended.act('down');
  expect(ended.scroll).toEqual({ offset: 1, total: 9 });
  const wrapped = await Viewing.open(specs, 'one', { width: 20 });
  expect(wrapped.scroll).toBeNull();
  await wrapped.act('wrap');
  expect(wrapped.scroll).toEqual({ offset: 0, total: 50 });
  await wrapped.act('page-down');
  expect(wrapped.scroll).toEqual({ offset: 7, total: 50 });
  await wrapped.act('last');
  expect(wrapped.scroll).toEqual({ offset: 42, total: 50 });
  const broken = await Viewing.open(specs, 'one', { grain: { block: 64 } });
  expect(broken.rows).toHaveLength(8);
  expect(broken.scroll).toEqual({ offset: 0, total: 16 });
});

test('the wheel scrolls', async () => {
  const viewing = await Viewing.open(layers, 'long');
  await viewing.wheel(3);
  await viewing.wheel(-1);
  expect(viewing.rows[0]).toBe('   3  line 3');
});

test('one place is the same as text and as bytes', async () => {
  const viewing = await Viewing.open(layers, 'long', { width: 80 });
  await viewing.act('page-down', 'show-text');
  expect(viewing.rows[0]).toMatch(/^00000030 .*\.line 8\.line 9\.l$/);
  await viewing.act('down', 'show-text');
  expect(viewing.rows[0]).toBe('  10  line 10');
});

const wide = [[{ path: 'wide', content: `${'0123456789'.repeat(7)}\nshort\n字字字字字字字字\n` }]];

test('cuts long lines, and scrolls to what they hide', async () => {
  const viewing = await Viewing.open(wide, 'wide', { width: 20 });
  expect(viewing.rows).toEqual(['0123456789012345678…', 'short', '字字字字字字字字']);
  await viewing.act('right');
  expect(viewing.rows).toEqual(['8901234567890123456…', '', '字字字字']);
  expect(viewing.note).toContain('from column 9');
  await viewing.act(...Array<'right'>(20).fill('right'));
  expect(viewing.rows[0]).toBe('01234567890123456789');
  await viewing.act('left', ...Array<'left'>(20).fill('left'));
  expect(viewing.rows[0]).toBe('0123456789012345678…');
});

test('wraps long lines', async () => {
  const viewing = await Viewing.open(wide, 'wide', { width: 29, height: 4 });
  await viewing.act('wrap');
  expect(viewing.rows).toEqual([
    '  1  012345678901234567890123',
    '     456789012345678901234567',
    '     8901234567890123456789',
    '  2  short',
  ]);
  await viewing.act('down');
  expect(viewing.rows[0]).toBe('     456789012345678901234567');
  await viewing.act('last');
  expect(viewing.rows.at(-1)).toBe('  3  字字字字字字字字');
  await viewing.act('wrap');
  expect(viewing.rows[0]).toBe('  1  01234567890123456789012…');
});

test('finds text, in any case unless it has capitals', async () => {
  const content = `${'x\n'.repeat(20)}Error one, error two\n${'x\n'.repeat(20)}ERROR three\n`;
  const viewing = await Viewing.open([[{ path: 'log', content }]], 'log');
  await viewing.search('error');
  expect(viewing.rows[2]).toBe('>  21  Error one, error two');
  expect(viewing.toned('match')).toEqual(['Error', 'error']);
  expect(viewing.note).toMatch(/^1\/3 · /);
  await viewing.act('next-match', 'next-match');
  expect(viewing.rows).toContain('>  42  ERROR three');
  expect(viewing.note).toMatch(/^3\/3 · /);
  await viewing.act('next-match');
  expect(viewing.said).toEqual(['the search went on from the start']);
  await viewing.act('previous-match');
  expect(viewing.note).toMatch(/^3\/3 · /);
  await viewing.search('Error');
  expect(viewing.note).toMatch(/^1\/1 · /);
  await viewing.search('nowhere');
  expect(viewing.note).toMatch(/^no match · /);
  expect(viewing.said.at(-1)).toBe('nothing here matches nowhere');
  await viewing.search('');
  expect([viewing.note, viewing.toned('match')]).toEqual(['layer 0 · 113 B', []]);
});

test('brings a match into view that stands far to the right', async () => {
  const content = `${'.'.repeat(100)}here${'.'.repeat(100)}\n`;
  const viewing = await Viewing.open([[{ path: 'f', content }]], 'f', { width: 30 });
  await viewing.search('here');
  expect(viewing.toned('match')).toEqual(['here']);
});

test('finds text among bytes', async () => {
  const content = Buffer.concat([Buffer.alloc(200), Buffer.from('ELF'), Buffer.alloc(200)]);
  const viewing = await Viewing.open([[{ path: 'f', content }]], 'f', { width: 80 });
  await viewing.search('elf');
  expect(viewing.rows.find((row) => row.startsWith('>'))).toContain('45 4c 46');
  expect(viewing.toned('match')).toEqual(['45 4c 46', 'ELF']);
});

test('asks what to search for, where to copy to, and copies the path', async () => {
  const viewing = await Viewing.open(layers, 'run');
  await viewing.act('search', 'next-match', 'extract', 'copy-path');
  expect(viewing.wishes).toEqual([
    { kind: 'ask', question: { kind: 'search' }, text: '' },
    { kind: 'say', text: 'nothing is searched for' },
    { kind: 'ask', question: { kind: 'extract-to', node: 1, layer: 0 }, text: './run' },
    { kind: 'copy', text: '/run' },
  ]);
});

test('says why a file cannot be read, until the next key', async () => {
  const viewing = await Viewing.open(layers, 'long', { grain: { window: 4096 } });
  const asked = { version: viewing.state.version, position: 8192 };
  const reason = 'the layer ends within it';
  const waiting = { ...viewing.state, asked };
  viewing.state = receiveUnreadable(waiting, { kind: 'unreadable', version: -1, reason });
  expect(viewing.note).not.toContain(reason);
  viewing.state = receiveUnreadable(waiting, { ...asked, kind: 'unreadable', reason });
  expect(viewing.note).toContain(reason);
  expect(viewing.rows[0]).toBe('   1  line 1');
  await viewing.act('down');
  expect(viewing.note).not.toContain(reason);
});
