import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DirectoryBytes } from '../../src/filesystem/directory-bytes.ts';
import type { ImageTree } from '../../src/filesystem/image-tree.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { rootPath } from '../../src/model/path-table.ts';
import { analysed } from '../support/analysed.ts';
import { arbitraryImage } from '../support/arbitrary-image.ts';

test('what a directory holds at a layer is what a walk of that layer finds', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, async (layers) => {
      const { tree } = await analysed(layers);
      const bytes = new DirectoryBytes(tree);
      for (let layer = 0; layer < tree.layerCount; layer++) {
        for (const [node, expected] of walkedBytes(tree, layer)) {
          expect([tree.pathOf(node), bytes.liveAt(node, layer)]).toEqual([
            tree.pathOf(node),
            expected,
          ]);
        }
      }
    }),
  );
});

test('the root holds the final bytes in the end', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, async (layers) => {
      const { tree, analysis } = await analysed(layers);
      const held = new DirectoryBytes(tree).liveAt(rootPath, tree.layerCount - 1);
      expect(held).toBe(analysis.summary.finalBytes);
    }),
  );
});

test('a directory is touched by the layers that have something of it', async () => {
  const { tree } = await analysed([
    [
      { path: 'app/a', content: 'xx' },
      { path: 'etc/b', content: 'yyy' },
    ],
    [{ path: 'etc/.wh.b' }],
    [{ path: 'app/c', content: 'zzzz' }],
  ]);
  const bytes = new DirectoryBytes(tree);
  const app = nodeOf(tree, 'app');
  const etc = nodeOf(tree, 'etc');
  expect([0, 1, 2].map((layer) => bytes.isTouched(app, layer, layer))).toEqual([true, false, true]);
  expect([0, 1, 2].map((layer) => bytes.isTouched(etc, layer, layer))).toEqual([true, true, false]);
  expect(bytes.isTouched(rootPath, 1, 2)).toBe(true);
});

test('what moved counts bytes that came and bytes that went', async () => {
  const { tree } = await analysed([
    [{ path: 'app/a', content: 'xx' }],
    [{ path: 'app/a', content: 'yyy' }],
    [{ path: 'app/.wh.a' }],
  ]);
  const bytes = new DirectoryBytes(tree);
  const app = nodeOf(tree, 'app');
  expect([0, 1, 2].map((layer) => bytes.movedBy(app, layer, layer))).toEqual([2, 5, 3]);
  expect(bytes.movedBy(app, 1, 2)).toBe(8);
});

test('a content with several names counts once, for the first that is visible', async () => {
  const { tree } = await analysed([
    [
      { path: 'a/one', content: 'content' },
      { path: 'b/two', type: 'hardlink', linkTarget: 'a/one' },
    ],
    [{ path: 'a/.wh.one' }],
    [{ path: 'b/.wh.two' }],
  ]);
  const bytes = new DirectoryBytes(tree);
  const held = (path: string): number[] =>
    [0, 1, 2].map((layer) => bytes.liveAt(nodeOf(tree, path), layer));
  expect(held('a')).toEqual([7, 0, 0]);
  expect(held('b')).toEqual([0, 7, 0]);
});

function nodeOf(tree: ImageTree, path: string): number {
  const node = tree.find(encodeText(path));
  if (node === null) throw new Error(`no such path: ${path}`);
  return node;
}

/** For each directory, the bytes below it: each content for the name that stores it or comes first. */
function walkedBytes(tree: ImageTree, layer: number): ReadonlyMap<number, number> {
  const { versions } = tree;
  const sums = new Map<number, number>([[rootPath, 0]]);
  const counted = new Set<number>();
  for (const version of [...tree.stateAt(layer)].sort((a, b) => a - b)) {
    const node = versions.node.at(version);
    if (tree.typeOf(version) === 'directory') sums.set(node, sums.get(node) ?? 0);
    const inode = versions.inode.at(version);
    if (tree.typeOf(version) !== 'file' || counted.has(inode)) continue;
    counted.add(inode);
    for (let at = node; at !== rootPath;) {
      at = tree.parentOf(at);
      sums.set(at, (sums.get(at) ?? 0) + tree.contentBytes(version));
    }
  }
  return sums;
}
