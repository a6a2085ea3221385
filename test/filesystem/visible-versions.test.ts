import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { VisibleVersionsMaker } from '../../src/filesystem/visible-versions.ts';
import { analysed } from '../support/analysed.ts';
import { arbitraryImage } from '../support/arbitrary-image.ts';

test('in whatever order layers are asked for, visible is what each path has there', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, fc.array(fc.nat(5)), async (layers, steps) => {
      const { tree } = await analysed(layers);
      const maker = new VisibleVersionsMaker(tree);
      for (const step of steps) {
        const layer = (step % (tree.layerCount + 1)) - 1;
        const visible = maker.at(layer);
        const expected = Array.from({ length: tree.nodeCount }, (_, node) =>
          layer < 0 ? 0 : (tree.versionAt(node, layer) ?? -1) + 1,
        );
        expect([...visible]).toEqual(expected);
      }
    }),
  );
});

test('what was made before stays as it was', async () => {
  const { tree } = await analysed([[{ path: 'a' }], [{ path: '.wh.a' }, { path: 'b' }]]);
  const maker = new VisibleVersionsMaker(tree);
  const first = [...maker.at(0)];
  const kept = maker.at(0);
  maker.at(1);
  expect([...kept]).toEqual(first);
});
