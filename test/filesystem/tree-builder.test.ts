import { describe, expect, test } from 'vitest';
import { buildTree } from '../support/build-tree.ts';
import { implicit } from '../../src/filesystem/versions.ts';
import { indexWalk } from '../../src/index/index-walk.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { analysed, listingAt, type LayerSpecs } from '../support/analysed.ts';
import { memoryAccess } from '../support/memory.ts';
import { buildTar } from '../support/tar.ts';

const final = async (layers: LayerSpecs): Promise<string[]> =>
  listingAt((await analysed(layers)).tree);

const codes = async (layers: LayerSpecs): Promise<string[]> =>
  (await analysed(layers)).warnings.map(({ code }) => code);

describe('a path below a symlink', () => {
  const link = (path: string, linkTarget: string) =>
    ({ path, type: 'symlink', linkTarget }) as const;

  test('of its own layer leads to where the symlink points', async () => {
    expect(await final([[link('lib', 'usr/lib'), { path: 'lib/x' }]])).toEqual([
      'lib',
      'usr/',
      'usr/lib/',
      'usr/lib/x',
    ]);
  });

  test('with an absolute target stays inside the root', async () => {
    expect(await final([[link('a/b', '/c'), { path: 'a/b/x' }]])).toEqual([
      'a/',
      'a/b',
      'c/',
      'c/x',
    ]);
  });

  test('with a target above the root stays inside the root', async () => {
    expect(await final([[link('a', '../../../c'), { path: 'a/x' }]])).toEqual(['a', 'c/', 'c/x']);
  });

  test('is found through several symlinks, in any order of the tar', async () => {
    const layer = [{ path: 'a/x' }, link('a', 'b'), link('b', 'd/c'), link('d', 'e')];
    expect(await final([layer])).toEqual(['a', 'b', 'd', 'e/', 'e/c/', 'e/c/x']);
  });

  test('that leads in a circle is a warning', async () => {
    const circle = [link('a', 'b'), link('b', 'a/c'), { path: 'a/x' }];
    expect(await codes([circle])).toContain('symlink-loop');
  });

  test('of a lower layer makes it a real directory', async () => {
    const layers = [[link('lib', 'usr/lib'), { path: 'usr/lib/y' }], [{ path: 'lib/x' }]];
    expect(await final(layers)).toEqual(['lib/', 'lib/x', 'usr/', 'usr/lib/', 'usr/lib/y']);
  });
});

describe('a whiteout below what a lower layer has as no directory', () => {
  const lower = [
    { path: 'c/x' },
    { path: 'file' },
    { path: 'link', type: 'symlink', linkTarget: 'c' },
  ] as const;

  test.each([
    ['link/.wh.x', ['c/', 'c/x', 'file', 'link/']],
    ['link/.wh..wh..opq', ['c/', 'c/x', 'file', 'link/']],
    ['file/.wh.x', ['c/', 'c/x', 'file/', 'link']],
  ])('%s puts a directory in its place, as engines do', async (path, expected) => {
    expect(await final([lower, [{ path }]])).toEqual(expected);
  });

  test('leaves alone what its own layer has there', async () => {
    const own = [{ path: 'new' }, { path: 'new/.wh.x' }];
    expect(await final([lower, own])).toEqual(['c/', 'c/x', 'file', 'link', 'new']);
  });
});

test('a symlink stays one where the layer makes it opaque, or hides what was there', async () => {
  const link = { path: 'a', type: 'symlink', linkTarget: 'c' } as const;
  for (const marker of ['a/.wh..wh..opq', '.wh.a']) {
    const layers = [[{ path: 'c/old' }], [link, { path: marker }, { path: 'a/new' }]];
    expect(await final(layers)).toEqual(['a', 'c/', 'c/new', 'c/old']);
  }
});

test('an opaque root hides nothing, with a warning', async () => {
  const layers = [[{ path: 'a' }], [{ path: '.wh..wh..opq' }]];
  expect(await final(layers)).toEqual(['a']);
  expect(await codes(layers)).toEqual(['opaque-root']);
});

test('a second whiteout of what its layer hid already is no whiteout of nothing', async () => {
  const layers = [[{ path: 'd/a' }], [{ path: '.wh.d' }, { path: 'd/.wh.a' }]];
  expect(await codes(layers)).toEqual([]);
});

test('a root that is no directory is ignored with a warning', async () => {
  expect(await codes([[{ path: './' }, { path: 'a' }]])).toEqual(['root-not-directory']);
});

test('a file below a file of its own layer makes that a directory, with a warning', async () => {
  const layers = [[{ path: 'a' }, { path: 'a/b' }]];
  expect(await final(layers)).toEqual(['a/', 'a/b']);
  expect(await codes(layers)).toEqual(['path-through-file']);
});

test('a directory listed after its contents is known by what the list says', async () => {
  const { tree } = await analysed([
    [{ path: 'd/a' }, { path: 'd/', type: 'directory', mode: 0o700 }],
  ]);
  const [version = -1] = tree.versionsOf(tree.find(encodeText('d')) ?? -1);
  expect(tree.versions.entry.at(version)).toBe(1);
  expect(tree.versionsOf(tree.find(encodeText('d')) ?? -1)).toHaveLength(1);
});

test('a directory that nobody lists exists with unknown metadata', async () => {
  const { tree } = await analysed([[{ path: 'd/a' }]]);
  const [version = -1] = tree.versionsOf(tree.find(encodeText('d')) ?? -1);
  expect(tree.versions.entry.at(version)).toBe(implicit);
});

test('a path 4,000 levels deep is merged, listed and removed', async () => {
  const deep = 'a/'.repeat(4000) + 'file';
  const { tree, analysis } = await analysed([[{ path: deep, content: 'x' }], [{ path: '.wh.a' }]]);
  expect(listingAt(tree, 0)).toHaveLength(4001);
  expect(listingAt(tree, 1)).toEqual([]);
  expect(analysis.waste[0]?.path).toBe(deep);
});

test('questions about paths that no layer has find nothing', async () => {
  const { tree } = await analysed([[{ path: 'a/b' }]]);
  for (const path of ['b', 'a/c', 'a/b/c', 'x/y']) expect(tree.find(encodeText(path))).toBe(null);
  expect(tree.find(encodeText('a/b'))).not.toBe(null);
});

describe('what would fill memory is refused', () => {
  const tooLarge = { code: 'limit-exceeded', tried: 'put the layers on one tree' };

  test('a directory that is made and covered again and again', async () => {
    const path = `a/${'d/'.repeat(2000)}x`;
    const layer = Array.from({ length: 400 }, (_, i) => ({ path: i % 2 === 0 ? 'a' : path }));
    await expect(final([layer])).rejects.toMatchObject(tooLarge);
  });

  test('a layer that comes thousands of times', async () => {
    const tar = buildTar(Array.from({ length: 2000 }, (_, i) => ({ path: String(i) })));
    const index = await indexWalk(memoryAccess(tar));
    const repeated = (times: number) => () => buildTree(Array.from({ length: times }, () => index));
    expect(repeated(10)).not.toThrow();
    expect(repeated(1_000)).toThrow(/more entries than layerscope takes/);
  });

  test('long targets of many symlinks', async () => {
    const target = `${'d/../'.repeat(1600)}d`;
    const layer = Array.from({ length: 4000 }, (_, i) => [
      { path: `${i}`, type: 'symlink', linkTarget: target } as const,
      { path: `${i}/x` },
    ]);
    await expect(final([layer.flat()])).rejects.toMatchObject(tooLarge);
  });
});
