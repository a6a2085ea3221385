import { expect, test } from 'vitest';
import type { Extraction, Item } from '../../src/extraction/extraction.ts';
import { planExtraction } from '../../src/extraction/plan-extraction.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { analysed } from '../support/analysed.ts';
import { extractionOf } from '../support/extraction.ts';

const pathsOf = (items: readonly Item[]): readonly string[] => items.map(({ path }) => path);

function pathsIn({ directories, files, hardlinks, specials, symlinks }: Extraction): object {
  return {
    directories: pathsOf(directories),
    files: pathsOf(files),
    hardlinks: hardlinks.map(({ path, target }) => `${path} = ${target}`),
    specials: pathsOf(specials),
    symlinks: pathsOf(symlinks),
  };
}

test('sorts by what has to be there first, and contents by where they are', async () => {
  const plan = await extractionOf([
    [
      { path: 'a/2', content: '2' },
      { path: 'a/1', content: '1' },
      { path: 'gone', content: 'gone' },
      { path: 'pipe', type: 'fifo' },
    ],
    [
      { path: 'a/0', content: '0' },
      { path: 'a/b/link', type: 'symlink', linkTarget: '../0' },
      { path: '.wh.gone' },
    ],
  ]);
  expect(pathsIn(plan)).toEqual({
    directories: ['a', 'a/b'],
    files: ['a/2', 'a/1', 'a/0'],
    hardlinks: [],
    specials: ['pipe'],
    symlinks: ['a/b/link'],
  });
});

test('names each content once, and its other names as links to it', async () => {
  const plan = await extractionOf([
    [
      { path: 'one', content: 'x' },
      { path: 'two', type: 'hardlink', linkTarget: 'one' },
      { path: 'three', type: 'hardlink', linkTarget: 'two' },
      { path: 'copy', content: 'x' },
    ],
    [{ path: '.wh.one' }],
  ]);
  expect(plan.files).toHaveLength(2);
  expect(plan.hardlinks).toHaveLength(1);
  const [link] = plan.hardlinks;
  expect(['two', 'three']).toEqual(expect.arrayContaining([link?.path, link?.target]));
  expect(pathsOf(plan.files)).toContain(link?.target);
});

test('starts the paths below the directory, and takes the state at the layer', async () => {
  const { tree } = await analysed([
    [
      { path: 'app/src/old', content: 'old' },
      { path: 'apple', content: 'apple' },
    ],
    [{ path: 'app/src/.wh.old' }],
  ]);
  const app = tree.find(encodeText('app')) ?? 0;
  const contentOf = () => {
    throw new Error('not wanted');
  };
  expect(pathsOf(planExtraction(tree, 0, app, contentOf).files)).toEqual(['src/old']);
  expect(pathsOf(planExtraction(tree, 1, app, contentOf).files)).toEqual([]);
});
