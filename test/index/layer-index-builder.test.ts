import { describe, expect, test } from 'vitest';
import { indexWalk } from '../../src/index/index-walk.ts';
import { kindAt, type LayerIndex } from '../../src/model/layer-index.ts';
import { pathAt } from '../../src/model/path-table.ts';
import { memoryAccess } from '../support/memory.ts';
import { buildTar, type TarEntrySpec } from '../support/tar.ts';

const indexOf = (...records: TarEntrySpec[]): Promise<LayerIndex> =>
  indexWalk(memoryAccess(buildTar(records)));

/** `kind path` of each record. */
const rows = (index: LayerIndex): string[] =>
  Array.from(index.path, (path, entry) =>
    `${kindAt(index, entry)} ${pathAt(index.paths, path)}`.trimEnd(),
  );

describe('names', () => {
  test.each([
    ['a/b', 'a/b'],
    ['./a/b', 'a/b'],
    ['/a/b', 'a/b'],
    ['a//b', 'a/b'],
    ['a/./b', 'a/b'],
    ['a/../b', 'b'],
    ['a/b/../../c', 'c'],
    ['../../etc/x', 'etc/x'],
    ['/../x', 'x'],
  ])('%s is %s', async (path, normal) => {
    expect(rows(await indexOf({ path }))).toEqual([`file ${normal}`]);
  });

  test.each(['./', '/', '.', './.'])('%s is the root', async (path) => {
    expect(rows(await indexOf({ path, type: 'directory' }))).toEqual(['directory']);
  });

  test('one that leaves the root is kept inside it with a warning', async () => {
    const index = await indexOf({ path: '../x' }, { path: 'a/../x' }, { path: '../x' });
    expect(index.warnings.map(({ code }) => code)).toEqual(['path-clamped', 'path-clamped']);
  });

  test('two that differ in one invalid byte stay two', async () => {
    const index = await indexOf(
      { path: Uint8Array.of(0x61, 0xff) },
      { path: Uint8Array.of(0x61, 0xfe) },
    );
    expect(new Set(index.path).size).toBe(2);
  });

  test('records of one directory share its path', async () => {
    const index = await indexOf({ path: 'd/a' }, { path: 'd/b' }, { path: 'e/a' }, { path: 'd/c' });
    expect(rows(index)).toEqual(['file d/a', 'file d/b', 'file e/a', 'file d/c']);
    expect(index.paths.parent.length).toBe(1 + 2 + 4);
  });
});

describe('whiteouts', () => {
  test('name what they hide', async () => {
    const index = await indexOf({ path: 'd/.wh.gone' }, { path: '.wh.top' });
    expect(rows(index)).toEqual(['whiteout d/gone', 'whiteout top']);
  });

  test('are told by their name, whatever type the record has', async () => {
    const index = await indexOf(
      { path: 'd/.wh.a/', type: 'directory' },
      { path: 'd/.wh.b', type: 'hardlink', linkTarget: 'd/.wh.a' },
    );
    expect(rows(index)).toEqual(['whiteout d/a', 'whiteout d/b']);
    expect(index.hardlinkTarget.size).toBe(0);
  });

  test('that are opaque stand for their directory', async () => {
    const index = await indexOf({ path: 'd/.wh..wh..opq' }, { path: '.wh..wh..opq' });
    expect(rows(index)).toEqual(['opaque d', 'opaque']);
  });

  test('of AUFS itself are no records', async () => {
    const index = await indexOf(
      { path: '.wh..wh.aufs' },
      { path: '.wh..wh.plnk/', type: 'directory' },
    );
    expect(rows(index)).toEqual([]);
  });

  test.each(['.wh.', 'd/.wh.', '.wh..', '.wh...'])('%s names nothing: a warning', async (path) => {
    const index = await indexOf({ path }, { path: 'a' });
    expect(rows(index)).toEqual(['file a']);
    expect(index.warnings.map(({ code }) => code)).toEqual(['whiteout-without-name']);
  });

  test('a name that only starts alike is ordinary', async () => {
    expect(rows(await indexOf({ path: '.whx' }, { path: 'a.wh.b' }))).toEqual([
      'file .whx',
      'file a.wh.b',
    ]);
  });
});

test('only files carry bytes', async () => {
  const index = await indexOf(
    { path: 'f', content: 'four' },
    { path: 'd/', type: 'directory' },
    { path: 's', type: 'symlink', linkTarget: 'f' },
    { path: 'h', type: 'hardlink', linkTarget: './f' },
  );
  expect([...index.size]).toEqual([4, 0, 0, 0]);
  expect(pathAt(index.paths, index.hardlinkTarget.get(3) ?? -1)).toBe('f');
});

test('of one kind of warning a hundred are kept and the rest counted', async () => {
  const index = await indexOf(...Array.from({ length: 250 }, () => ({ path: '.wh.' })));
  expect(index.warnings).toHaveLength(101);
  expect(index.warnings.at(-1)).toMatchObject({
    code: 'more-warnings',
    message: '150 more warnings of the kind whiteout-without-name',
  });
});
