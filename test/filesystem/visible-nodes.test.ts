import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { VisibleNodesByLayer } from '../../src/filesystem/visible-nodes.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { analysed } from '../support/analysed.ts';
import { arbitraryImage } from '../support/arbitrary-image.ts';

test('in whatever order layers are asked for, visible is what has a version there', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, fc.array(fc.nat(5)), async (layers, steps) => {
      const { tree } = await analysed(layers);
      const maker = new VisibleNodesByLayer(tree);
      for (const step of steps) {
        const layer = (step % (tree.layerCount + 1)) - 1;
        const visible = maker.at(layer);
        for (let node = 0; node < tree.nodeCount; node++) {
          expect(visible.has(node)).toBe(tree.versionAt(node, layer) !== null);
        }
      }
    }),
  );
});

test('what was made before stays as it was', async () => {
  const { tree } = await analysed([[{ path: 'a' }], [{ path: '.wh.a' }, { path: 'b' }]]);
  const maker = new VisibleNodesByLayer(tree);
  const kept = maker.at(0);
  const later = maker.at(1);
  const nodes = ['a', 'b'].map((path) => tree.find(encodeText(path)) ?? 0);
  expect(nodes.map((node) => kept.has(node))).toEqual([true, false]);
  expect(nodes.map((node) => later.has(node))).toEqual([false, true]);
});
