import { describe, expect, test } from 'vitest';
import { ContentNames } from '../../src/analysis/content-names.ts';
import { Contents } from '../../src/analysis/contents.ts';
import { findWaste } from '../../src/analysis/waste.ts';
import { contentDigests } from '../../src/cli/content-digests.ts';
import { buildTree } from '../support/build-tree.ts';
import { indexStream } from '../../src/index/index-stream.ts';
import { indexWalk } from '../../src/index/index-walk.ts';
import type { RandomAccess } from '../../src/model/bytes.ts';
import { memoryAccess, memoryStream } from '../support/memory.ts';
import { buildTar, type TarEntrySpec } from '../support/tar.ts';

const file = (path: string, content: string): TarEntrySpec => ({ path, content });
const large = (end: string): string => 'x'.repeat(100_000) + end;

/** Counts the bytes that are read of contents. */
class CountingAccess implements RandomAccess {
  readonly #access: RandomAccess;
  readonly size: number;
  bytesRead = 0;

  constructor(tar: Uint8Array) {
    this.#access = memoryAccess(tar);
    this.size = tar.length;
  }

  read(position: number, target: Uint8Array): number {
    const count = this.#access.read(position, target);
    this.bytesRead += count;
    return count;
  }
}

/** The waste of two layers, each walked or streamed, and the bytes read for their contents. */
async function judged(
  layers: readonly (readonly TarEntrySpec[])[],
  ways: readonly ('walk' | 'stream')[],
): Promise<{ causes: string[]; bytesRead: number }> {
  const tars = layers.map(buildTar);
  const indexes = await Promise.all(
    tars.map((tar, i) =>
      ways[i] === 'walk'
        ? indexWalk(memoryAccess(tar))
        : indexStream(memoryStream(tar), { verify: false }),
    ),
  );
  const accesses = tars.map((tar, i) => (ways[i] === 'walk' ? new CountingAccess(tar) : null));
  const { tree } = buildTree(indexes);
  const waste = findWaste(
    tree,
    new Contents(tree, await contentDigests(tree, accesses)),
    new ContentNames(tree),
  );
  return {
    causes: waste.map((row) => `${row.cause} ${row.path}`),
    bytesRead: accesses.reduce((sum, access) => sum + (access?.bytesRead ?? 0), 0),
  };
}

const allWays = [
  ['walk', 'walk'],
  ['walk', 'stream'],
  ['stream', 'walk'],
  ['stream', 'stream'],
] as const;

describe.each(allWays)('of layers indexed by %s and %s', (...ways) => {
  test('equal contents are told from contents of one size', async () => {
    const { causes } = await judged(
      [
        [file('same', 'abc'), file('other', 'abc')],
        [file('same', 'abc'), file('other', 'xyz')],
      ],
      ways,
    );
    expect(causes).toEqual(['overwritten other', 'rewritten same']);
  });

  test('large contents that start alike are compared to their ends', async () => {
    const { causes } = await judged(
      [
        [file('same', large('1')), file('other', large('2'))],
        [file('same', large('1')), file('other', large('3'))],
      ],
      ways,
    );
    expect(causes).toEqual(['overwritten other', 'rewritten same']);
  });
});

test('of large contents that start differently only the start is read', async () => {
  const layers = [[file('a', large('') + '1')], [file('a', `y${large('')}`)]];
  const { causes, bytesRead } = await judged(layers, ['walk', 'walk']);
  expect(causes).toEqual(['overwritten a']);
  expect(bytesRead).toBeLessThan(large('').length / 2);
});

test('a layer that comes again is read once', async () => {
  const tar = buildTar([file('a', large('1')), file('b', large('2'))]);
  const index = await indexWalk(memoryAccess(tar));
  const bytesRead = async (times: number): Promise<number> => {
    const access = new CountingAccess(tar);
    const layers = Array.from({ length: times }, () => index);
    await contentDigests(
      buildTree(layers).tree,
      layers.map(() => access),
    );
    return access.bytesRead;
  };
  expect(await bytesRead(5)).toBe(await bytesRead(1));
});

test('of contents whose size nobody shares nothing is read', async () => {
  const layers = [[file('a', 'one'), file('b', 'three')], [file('c', large(''))]];
  expect(await judged(layers, ['walk', 'walk'])).toEqual({ causes: [], bytesRead: 0 });
});
