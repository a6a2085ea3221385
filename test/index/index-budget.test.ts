import { expect, test, describe } from 'vitest';
import { indexStream } from '../../src/index/index-stream.ts';
import { indexWalk } from '../../src/index/index-walk.ts';
import { EntryBudget } from '../../src/model/entry-budget.ts';
import type { LayerIndex } from '../../src/model/layer-index.ts';
import { limits } from '../../src/model/limits.ts';
import { memoryAccess, memoryStream } from '../support/memory.ts';
import { buildTar, type TarEntrySpec } from '../support/tar.ts';

type Index = (budget: EntryBudget, ...records: TarEntrySpec[]) => Promise<LayerIndex>;

const ways: readonly (readonly [way: string, index: Index])[] = [
  ['a walk', (budget, ...records) => indexWalk(memoryAccess(buildTar(records)), budget)],
  [
    'a stream',
    (budget, ...records) => indexStream(memoryStream(buildTar(records)), { verify: false }, budget),
  ],
];

const problem = (index: LayerIndex): unknown =>
  index.warnings.map(({ code, offset }) => [code, offset]);

describe.each(ways)('by %s', (_, index) => {
  test('the layers of an image have so many records together', async () => {
    const budget = new EntryBudget(3);
    const [first, second] = [
      await index(budget, { path: 'a' }, { path: 'b' }),
      await index(budget, { path: 'c' }, { path: 'd' }, { path: 'e' }),
    ];
    expect(problem(first)).toEqual([]);
    expect(problem(second)).toEqual([['limit-exceeded', 1024]]);
    expect(second.count).toBe(2);
  });

  test('a layer that was not read to its end has no digest', async () => {
    const { digest, diffId } = await index(new EntryBudget(0), { path: 'a' });
    expect([digest, diffId]).toEqual([null, null]);
  });

  const long = 'x'.repeat(3000);
  test.each<[what: string, record: TarEntrySpec]>([
    ['a name', { path: long }],
    ['a target', { path: 'a', type: 'symlink', linkTarget: long }],
    ['an attribute', { path: 'a', pax: { 'SCHILY.xattr.user.a': long } }],
    ['directories', { path: 'd/'.repeat(50) }],
    ['directories of a target', { path: 'a', type: 'hardlink', linkTarget: 'd/'.repeat(50) }],
    ['a whiteout of nothing', { path: `${'d/'.repeat(1500)}.wh.` }],
  ])('%s takes of what a record brings, and then of what all share', async (_what, record) => {
    const budget = new EntryBudget(limits.entries, 2000);
    const { warnings } = await index(budget, record);
    expect(warnings.at(-1)?.code).toBe('limit-exceeded');
  });

  test('usual records bring more than they take', async () => {
    const records = Array.from({ length: 100 }, (_ignored, i) => ({
      path: `usr/share/doc/package-${i}/changelog.Debian.gz`,
      pax: { 'SCHILY.xattr.security.selinux': 'system_u:object_r:usr_t:s0' },
    }));
    expect(problem(await index(new EntryBudget(100, 500), ...records))).toEqual([]);
  });
});
