import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cause, Waste } from '../../src/analysis/waste.ts';
import { analysed } from '../support/analysed.ts';
import { arbitraryImage } from '../support/arbitrary-image.ts';
import { type NaiveContent, naiveImage, type NaiveState } from '../support/naive-image.ts';

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const contentsOf = (state: NaiveState): Set<NaiveContent | null> =>
  new Set([...state.values()].map((node) => node.content));

test('stored, final and reclaimable bytes are what a literal reading of the rules gives', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, fc.nat(5), async (layers, base) => {
      const { analysis } = await analysed(layers, Math.min(base, layers.length));
      const { states, stored } = naiveImage(layers);
      const live = contentsOf(states.at(-1) ?? new Map());
      const storedBytes = sum(stored.map(({ bytes }) => bytes.length));
      const finalBytes = sum(stored.filter((c) => live.has(c)).map(({ bytes }) => bytes.length));
      expect(analysis.summary).toMatchObject({
        storedBytes,
        finalBytes,
        reclaimableBytes: storedBytes - finalBytes,
      });
      const own = stored.filter(({ layer }) => layer >= base);
      expect(analysis.summary.ownStoredBytes).toBe(sum(own.map(({ bytes }) => bytes.length)));
      const ownHidden = own.filter((content) => !live.has(content));
      expect(analysis.summary.ownReclaimableBytes).toBe(
        sum(ownHidden.map(({ bytes }) => bytes.length)),
      );
      expect(analysis.summary.efficiency).toBe(storedBytes === 0 ? 1 : finalBytes / storedBytes);
    }),
    { numRuns: 500 },
  );
});

test('the waste adds up to the reclaimable bytes, in all and by layer', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, async (layers) => {
      const { waste, summary, layers: figures } = (await analysed(layers)).analysis;
      expect(sum(waste.map((row) => row.bytes))).toBe(summary.reclaimableBytes);
      for (const [layer, figure] of figures.entries()) {
        const rows = waste.filter((row) => row.layer === layer);
        expect(sum(rows.map((row) => row.bytes))).toBe(figure.reclaimableBytes);
        expect(figure.liveBytes + figure.reclaimableBytes).toBe(figure.storedBytes);
      }
    }),
    { numRuns: 300 },
  );
});

/** When each hidden content was last to be seen at a layer's end: the layer after, or its own. */
function hidings(layers: Parameters<typeof naiveImage>[0]): string[] {
  const { states, stored } = naiveImage(layers);
  return stored.flatMap((content) => {
    if (content.bytes === '' || contentsOf(states.at(-1) ?? new Map()).has(content)) return [];
    const last = states.findLastIndex((state) => contentsOf(state).has(content));
    return [`${content.bytes.length} ${content.layer}→${last === -1 ? content.layer : last + 1}`];
  });
}

test('each row names the layer that stored the bytes and the one that hid them', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, async (layers) => {
      const { waste } = (await analysed(layers)).analysis;
      const rows = waste.map((row) => `${row.bytes} ${row.layer}→${row.shadowedBy}`);
      expect(rows.sort()).toEqual(hidings(layers).sort());
    }),
    { numRuns: 300 },
  );
});

/** The causes that a row may have, by what its path was before it was hidden and is after. */
function possibleCauses(
  { path, layer, shadowedBy }: Waste,
  states: readonly NaiveState[],
): Cause[] {
  if (layer === shadowedBy) return ['repeated', 'deleted'];
  const before = states[shadowedBy - 1]?.get(path);
  const after = states[shadowedBy]?.get(path);
  if (after === undefined) return ['deleted', 'moved'];
  if (after.type !== 'file') return ['replaced'];
  return after.content?.bytes === before?.content?.bytes ? ['rewritten'] : ['overwritten'];
}

test('the cause of a row says what the path became', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, async (layers) => {
      const { waste } = (await analysed(layers)).analysis;
      const { states } = naiveImage(layers);
      for (const row of waste) expect(possibleCauses(row, states)).toContain(row.cause);
    }),
    { numRuns: 300 },
  );
});
