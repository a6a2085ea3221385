import { expect, test } from 'vitest';
import { largestFiles } from '../../../src/tui/largest/largest-files.ts';
import { explored } from '../../support/explored.ts';

test('counts a content once, by a name that is visible', async () => {
  const { tree } = await explored([
    [
      { path: 'a', content: '12345' },
      { path: 'b', type: 'hardlink', linkTarget: 'a' },
      { path: 'c', content: '123' },
    ],
    [{ path: '.wh.a' }],
  ]);
  const namesAt = (layer: number): readonly string[] =>
    largestFiles(tree, layer).versions.map((version) =>
      tree.pathOf(tree.versions.node.at(version)),
    );
  expect(namesAt(0)).toEqual(['a', 'c']);
  expect(namesAt(1)).toEqual(['b', 'c']);
  expect(largestFiles(tree, 1)).toMatchObject({ files: 2, bytes: 8 });
  expect([...largestFiles(tree, 1).cumulativeBytes]).toEqual([5, 8]);
});

test('lists no more than a thousand, and counts all', async () => {
  const files = Array.from({ length: 1500 }, (_, i) => ({ path: `${i}`, content: 'x'.repeat(i) }));
  const { tree } = await explored([files]);
  const { versions, files: count, bytes } = largestFiles(tree, 0);
  expect(versions.map((version) => tree.contentBytes(version))).toEqual(
    Array.from({ length: 1000 }, (_, i) => 1499 - i),
  );
  expect(count).toBe(1499);
  expect(bytes).toBe((1499 * 1500) / 2);
});

test('is made once for each layer', async () => {
  const { tree } = await explored([[{ path: 'a', content: 'x' }], []]);
  expect(largestFiles(tree, 0)).toBe(largestFiles(tree, 0));
  expect(largestFiles(tree, 1)).not.toBe(largestFiles(tree, 0));
});
