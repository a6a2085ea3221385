import { expect, test } from 'vitest';
import { changeOf } from '../../src/analysis/change.ts';
import type { Waste } from '../../src/analysis/waste.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { analysed, type Analysed, listingAt } from '../support/analysed.ts';
import type { TarEntrySpec } from '../support/tar.ts';

// Cases that dive 0.13 was seen to judge wrongly, with what is right. T19 and T20 are about time
// and memory: `npm run bench` has them.

const file = (path: string, size: number, more: Partial<TarEntrySpec> = {}): TarEntrySpec => ({
  path,
  content: path.slice(0, 1).repeat(size),
  ...more,
});
const directory = (path: string, more: Partial<TarEntrySpec> = {}): TarEntrySpec => ({
  path,
  type: 'directory',
  ...more,
});
const whiteout = (path: string): TarEntrySpec => ({ path });

const causes = ({ analysis }: Analysed): string[] =>
  analysis.waste.map((row: Waste) => `${row.cause} ${row.path} ${row.bytes}`);

const codes = ({ warnings }: Analysed): string[] => warnings.map((warning) => warning.code);

/** The kind of change of `path` in layer `layer`, with the attributes that differ. */
function changeAt({ tree, contents }: Analysed, path: string, layer: number): string {
  for (const change of tree.changes(layer, layer)) {
    if (tree.pathOf(change.node) !== encodeText(path)) continue;
    const judged = changeOf(tree, contents, change);
    if (judged === null) return 'nothing';
    const differ = 'attributes' in judged ? judged.attributes : [];
    return [judged.kind, ...differ].join(' ');
  }
  return 'untouched';
}

test('T1: a directory that a whiteout hides is reclaimable with all that is in it', async () => {
  const image = await analysed([
    [directory('app/'), file('app/a', 100), file('app/b', 100), file('app/c', 100)],
    [whiteout('.wh.app')],
  ]);
  expect(image.analysis.summary.reclaimableBytes).toBe(300);
  expect(causes(image)).toEqual(['deleted app/a 100', 'deleted app/b 100', 'deleted app/c 100']);
});

test('T2: nothing stored by own layers is a wasted ratio of 0, not infinity', async () => {
  const { analysis } = await analysed([[file('a', 100)], [whiteout('.wh.a')]], 1);
  expect(analysis.summary.reclaimableBytes).toBe(100);
  expect(analysis.summary.ownWastedRatio).toBe(0);
  expect(analysis.summary.baseShadowedBytes).toBe(100);
  expect(analysis.dive.userWastedPercent).toBe(0);
});

test('T3: one layer wastes nothing', async () => {
  const { analysis } = await analysed([[file('a', 100)]], 1);
  expect(analysis.summary).toMatchObject({ efficiency: 1, ownWastedRatio: 0, reclaimableBytes: 0 });
  expect(analysis.dive).toEqual({ efficiency: 1, wastedBytes: 0, userWastedPercent: 0 });
});

test('T4: a file stored twice wastes one of the two', async () => {
  const image = await analysed([[file('a', 100)], [file('a', 100)]]);
  expect(causes(image)).toEqual(['rewritten a 100']);
  expect(image.analysis.waste[0]?.attributes).toEqual([]);
  expect(image.analysis.summary.ownWastedRatio).toBe(0.5);
});

test('T5: an opaque directory hides what lower layers put into it', async () => {
  const image = await analysed([
    [directory('app/'), file('app/a', 100), file('app/b', 100)],
    [whiteout('app/.wh..wh..opq'), file('app/new', 1)],
  ]);
  expect(image.analysis.summary.reclaimableBytes).toBe(200);
  expect(listingAt(image.tree)).toEqual(['app/', 'app/new']);
});

test('T6: a file over a directory hides what was below', async () => {
  const image = await analysed([[directory('app/'), file('app/a', 100)], [file('app', 7)]]);
  expect(causes(image)).toEqual(['deleted app/a 100']);
  expect(listingAt(image.tree)).toEqual(['app']);
});

test('T7: a directory over a file replaces it', async () => {
  const image = await analysed([[file('app', 1000)], [file('app/a', 1)]]);
  expect(causes(image)).toEqual(['replaced app 1000']);
  expect(listingAt(image.tree)).toEqual(['app/', 'app/a']);
});

test('T8: a symlink that leads elsewhere is modified', async () => {
  const link = (linkTarget: string): TarEntrySpec => ({ path: 'l', type: 'symlink', linkTarget });
  const image = await analysed([[link('a')], [link('b')]]);
  expect(changeAt(image, 'l', 1)).toBe('modified link');
});

test('T9: a hardlink to another file is modified', async () => {
  const layer = (target: string): readonly TarEntrySpec[] => [
    file('a', 3),
    file('b', 3),
    { path: 'l', type: 'hardlink', linkTarget: target },
  ];
  const image = await analysed([layer('a'), layer('b')]);
  expect(changeAt(image, 'l', 1)).toBe('modified content');
});

test('T10: a file written again with another time only is rewritten', async () => {
  const image = await analysed([[file('a', 1000, { mtime: 1 })], [file('a', 1000, { mtime: 2 })]]);
  expect(causes(image)).toEqual(['rewritten a 1000']);
  expect(image.analysis.waste[0]?.attributes).toEqual(['mtime']);
  expect(changeAt(image, 'a', 1)).toBe('modified mtime');
});

test('T11: a whiteout of nothing is a warning and the rest of its layer counts', async () => {
  const both = [file('m', 500), file('z', 500)];
  const image = await analysed([both, [whiteout('.wh.ghost'), ...both]]);
  expect(image.analysis.summary.reclaimableBytes).toBe(1000);
  expect(codes(image)).toEqual(['whiteout-of-nothing']);
});

test('T12: a file removed and added again is there', async () => {
  const image = await analysed([[file('a', 9)], [whiteout('.wh.a')], [file('a', 9)]]);
  expect(listingAt(image.tree)).toEqual(['a']);
  expect(changeAt(image, 'a', 1)).toBe('removed');
  expect(changeAt(image, 'a', 2)).toBe('added');
  expect(causes(image)).toEqual(['deleted a 9']);
});

test('T13: a directory whited out and filled by the same layer is a new directory', async () => {
  const image = await analysed([
    [directory('app/'), file('app/a', 10), file('app/b', 20)],
    [whiteout('.wh.app'), file('app/a', 30)],
  ]);
  expect(listingAt(image.tree)).toEqual(['app/', 'app/a']);
  expect(changeAt(image, 'app', 1)).toBe('modified');
  expect(causes(image)).toEqual(['deleted app/b 20', 'overwritten app/a 10']);
});

test('T14: parents that a layer does not list keep their metadata', async () => {
  const image = await analysed([
    [directory('usr/', { mode: 0o700 }), directory('usr/bin/')],
    [file('usr/bin/b', 1)],
  ]);
  expect(changeAt(image, 'usr', 1)).toBe('untouched');
  expect(changeAt(image, 'usr/bin/b', 1)).toBe('added');
});

test('T15: a whiteout hides a directory that no layer lists', async () => {
  const image = await analysed([[file('opt/x/a', 100)], [whiteout('opt/.wh.x')]]);
  expect(image.analysis.summary.reclaimableBytes).toBe(100);
  expect(listingAt(image.tree)).toEqual(['opt/']);
});

test('T16: a whiteout in the first layer is a warning and has no effect', async () => {
  const image = await analysed([[file('a', 1), whiteout('.wh.a')]]);
  expect(listingAt(image.tree)).toEqual(['a']);
  expect(codes(image)).toEqual(['whiteout-in-first-layer']);
});

test('T17: a whiteout without a name is a warning and removes nothing', async () => {
  const image = await analysed([[file('a', 1)], [whiteout('.wh.'), file('b', 1)]]);
  expect(listingAt(image.tree)).toEqual(['a', 'b']);
  expect(image.tree.layers[1]?.warnings.map(({ code }) => code)).toEqual(['whiteout-without-name']);
});

test('T18: an empty directory in three layers is no waste', async () => {
  const layer = [directory('tmp/')];
  const image = await analysed([layer, layer, layer]);
  expect(image.analysis.waste).toEqual([]);
  expect(image.analysis.summary.efficiency).toBe(1);
});

test('T22: a whiteout spares what its own layer adds, wherever it sorts', async () => {
  const image = await analysed([
    [file('-x/old', 5)],
    [directory('-x/'), file('-x/new', 1), whiteout('.wh.-x')],
  ]);
  expect(listingAt(image.tree)).toEqual(['-x/', '-x/new']);
  expect(causes(image)).toEqual(['deleted -x/old 5']);
});
