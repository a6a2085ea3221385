import { expect, test } from 'vitest';
import { sparseFile } from '../../support/sparse-file.ts';
import { Viewing } from '../../support/viewing.ts';

const layers = [
  [
    { path: 'etc/app.conf', content: 'port = 80\nhost = a\n', mtime: 1_700_000_000 },
    { path: 'bin/app', content: Uint8Array.of(0, 1, 2) },
    { path: 'same', content: 'same' },
  ],
  [{ path: 'other' }],
  [
    {
      path: 'etc/app.conf',
      content: 'port = 8080\nhost = a\n',
      mode: 0o600,
      uid: 1000,
      mtime: 1_700_000_001,
    },
    { path: 'bin/app', content: Uint8Array.of(0, 1, 2, 3) },
    { path: 'same', content: 'same', mode: 0o755 },
  ],
  [{ path: 'etc/.wh.app.conf' }],
  [{ path: 'etc/app.conf', type: 'symlink', linkTarget: '/bin/app' }],
] as const;

test('tells of all versions, and goes from one to the other', async () => {
  const viewing = await Viewing.open(layers, 'etc/app.conf', { layer: 1, width: 90 });
  expect(viewing.note).toBe('layer 0 of its versions 0, 2, 4 · 19 B');
  await viewing.act('version-next');
  expect(viewing.note).toBe('layer 2 of its versions 0, 2, 4 · 21 B · deleted by layer 3');
  expect(viewing.rows[0]).toBe('  1  port = 8080');
  await viewing.act('version-next');
  expect(viewing.note).toBe('layer 4 of its versions 0, 2, 4');
  expect(viewing.rows[0]).toBe('A symbolic link → /bin/app');
  await viewing.act('version-next', 'version-previous', 'version-previous', 'version-previous');
  expect(viewing.said).toEqual(['this is the last version', 'this is the first version']);
  expect(viewing.rows[0]).toBe('  1  port = 80');
});

test('counts versions where they are many', async () => {
  const many = Array.from({ length: 9 }, (_, i) => [{ path: 'f', content: `${i}` }]);
  const viewing = await Viewing.open(many, 'f', { layer: 4 });
  expect(viewing.note).toBe('layer 4, version 5 of 9 · 1 B');
});

test('extracts what stands at the layer of the version that is open', async () => {
  const viewing = await Viewing.open(layers, 'etc/app.conf', { layer: 0 });
  await viewing.act('version-next', 'extract');
  expect(viewing.wishes).toMatchObject([{ question: { kind: 'extract-to', layer: 2 } }]);
  const twice = [[{ path: 'f', content: 'a' }, { path: 'f' }]];
  const { said } = await (await Viewing.open(twice, 'f')).act('version-previous', 'extract');
  expect(said).toEqual(['layer 0 itself replaced this version: it cannot be extracted']);
});

test('shows what a version changed', async () => {
  const viewing = await Viewing.open(layers, 'etc/app.conf', { layer: 2, height: 12 });
  await viewing.act('show-diff');
  expect(viewing.rows).toEqual([
    '--- layer 0  -rw-r--r--  0:0  2023-11-14 22:13:20  19 B',
    '+++ layer 2  -rw-------  1000:0  2023-11-14 22:13:21  21 B',
    'Changed: mode, owner, time.',
    '@@ -1,2 +1,2 @@',
    '-port = 80',
    '+port = 8080',
    ' host = a',
  ]);
  expect(viewing.toned('removed')).toEqual([viewing.rows[0], '-port = 80']);
  expect(viewing.note).toMatch(/^diff · layer 2 of /);
  await viewing.search('host');
  expect(viewing.rows.at(-1)).toBe('>  host = a');
  await viewing.act('show-diff');
  expect(viewing.rows[0]).toBe('  1  port = 8080');
});

test('stays with the differences from version to version', async () => {
  const viewing = await Viewing.open(layers, 'etc/app.conf', { layer: 2, width: 80 });
  await viewing.act('show-diff', 'version-previous');
  expect(viewing.rows).toEqual([
    '+++ layer 0  -rw-r--r--  0:0  2023-11-14 22:13:20  19 B',
    'The first version.',
  ]);
  await viewing.act('version-next', 'version-next');
  expect(viewing.rows).toEqual([
    '--- layer 2  -rw-------  1000:0  2023-11-14 22:13:21  21 B',
    '+++ layer 4  lrw-r--r--  0:0  1970-01-01 00:00:00  -> /bin/app',
    'Changed: type.',
    'Deleted by layer 3 in between.',
  ]);
  await viewing.act('show-text');
  expect(viewing.rows[0]).toBe('A symbolic link → /bin/app');
});

test.each([
  ['bin/app', ['Mode, owner and time are the same.', 'The contents differ: 3 B before, 4 B now.']],
  ['same', ['Changed: mode.', 'The contents are equal.']],
])('says of %s whether the contents are equal', async (path, rows) => {
  const viewing = await Viewing.open(layers, path);
  expect((await viewing.act('show-diff')).rows.slice(2)).toEqual(rows);
});

test('compares large contents by what is known of them', async () => {
  const grain = { diff: 3 };
  const large = [
    [
      { path: 'f', content: 'text one' },
      { path: 'g', content: 'text' },
      { path: 'h', content: 'text' },
      sparseFile('s', 8, [[4, 'text']]),
    ],
    [
      { path: 'f', content: 'text two' },
      { path: 'g', content: 'text' },
      { path: 'h', content: 'texts' },
      sparseFile('s', 8, [[2, 'text']]),
    ],
  ];
  const wordsOf = async (path: string): Promise<string | undefined> => {
    const viewing = await Viewing.open(large, path, { grain });
    return (await viewing.act('show-diff')).rows[3];
  };
  expect(await wordsOf('f')).toBe('The contents differ: 8 B before, 8 B now.');
  expect(await wordsOf('g')).toBe('The contents are equal.');
  expect(await wordsOf('h')).toBe('The contents differ: 4 B before, 5 B now.');
  expect(await wordsOf('s')).toContain('were not compared');
});

test('reads both sides of a difference in windows', async () => {
  const text = 'a line\n'.repeat(50);
  const sides = [[{ path: 'f', content: text }], [{ path: 'f', content: `${text}more\n` }]];
  const grain = { window: 64, block: 16, diff: 1024 };
  const viewing = await Viewing.open(sides, 'f', { grain, height: 20 });
  await viewing.act('show-diff');
  expect(viewing.rows.at(-1)).toBe('+more');
});
