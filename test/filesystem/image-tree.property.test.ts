import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImageTree } from '../../src/filesystem/image-tree.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { analysed, listingAt } from '../support/analysed.ts';
import { arbitraryImage } from '../support/arbitrary-image.ts';
import { naiveImage, type NaiveState } from '../support/naive-image.ts';

const listingOf = (state: NaiveState): string[] =>
  [...state].map(([path, { type }]) => (type === 'directory' ? `${path}/` : path)).sort();

test('the state at every layer is what a literal reading of the rules gives', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, async (layers) => {
      const { tree } = await analysed(layers);
      const { states } = naiveImage(layers);
      for (const [layer, state] of states.entries()) {
        expect(listingAt(tree, layer)).toEqual(listingOf(state));
      }
    }),
    { numRuns: 500 },
  );
});

/** The paths that differ in being there, as `changes` and as two listings tell it. */
function comings(tree: ImageTree, first: number, last: number): Record<string, string[]> {
  const added: string[] = [];
  const removed: string[] = [];
  const seen = new Set<number>();
  for (const { node, before, after } of tree.changes(first, last)) {
    expect(seen.has(node)).toBe(false);
    seen.add(node);
    if (before === null) added.push(tree.pathOf(node));
    if (after === null) removed.push(tree.pathOf(node));
  }
  return { added: added.sort(), removed: removed.sort() };
}

test('changes of any range of layers are the difference of the states around it', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, async (layers) => {
      const { tree } = await analysed(layers);
      const { states } = naiveImage(layers);
      for (let first = 0; first < layers.length; first++) {
        for (let last = first; last < layers.length; last++) {
          const before: NaiveState = states[first - 1] ?? new Map();
          const after: NaiveState = states[last] ?? new Map();
          expect(comings(tree, first, last)).toEqual({
            added: [...after.keys()].filter((path) => !before.has(path)).sort(),
            removed: [...before.keys()].filter((path) => !after.has(path)).sort(),
          });
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('the versions of a path never overlap and are in order', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, async (layers) => {
      const { tree } = await analysed(layers);
      for (const path of naiveImage(layers).states.flatMap((state) => [...state.keys()])) {
        const node = tree.find(encodeText(path)) ?? -1;
        expect(String(tree.pathOf(node))).toBe(path);
        let free = 0;
        for (const version of tree.versionsOf(node)) {
          expect(tree.versions.layer.at(version)).toBeGreaterThanOrEqual(free);
          free = tree.versions.end.at(version);
        }
      }
    }),
    { numRuns: 100 },
  );
});
