import { beforeAll, describe, expect, test } from 'vitest';
import type { RuleId } from '../../src/analysis/rules/rules.ts';
import type { Report } from '../../src/report/report.ts';
import { formatSize } from '../../src/text/size.ts';
import { reportOnBuild } from './support/advised.ts';
import { debianBase } from './support/base-image.ts';
import { lacks } from './support/components.ts';

const isAble = !lacks('dockerd', 'docker', 'debootstrap');
const files = {
  'requirements.txt': Buffer.from('flask\n'),
  'app/main.py': Buffer.from('print("hello")\n'),
  '.env': Buffer.from('DB_PASSWORD=correct-horse-battery\n'),
  'deploy/server.key': Buffer.from('-----BEGIN PRIVATE KEY-----\nMIIE\n'),
};

beforeAll(async () => {
  if (isAble) await debianBase();
});

const found = ({ findings }: Report, rules: readonly RuleId[]): readonly RuleId[] =>
  rules.filter((rule) => findings.some(({ id, severity }) => id === rule && severity !== 'info'));

describe.skipIf(!isAble)('what is advised about instructions', () => {
  test.each<{ readonly folder: string; readonly rules: readonly RuleId[] }>([
    {
      folder: 'habits',
      rules: [
        'update-alone',
        'recommended-packages',
        'upgraded-base',
        'add-for-copy',
        'shell-form',
        'runs-as-root',
        'secret-in-history',
      ],
    },
    { folder: 'secrets', rules: ['secrets'] },
    { folder: 'permissions', rules: ['privileged-files', 'world-writable'] },
  ])('fixtures/advice/$folder: the fixes leave nothing to be said', async ({ folder, rules }) => {
    const bad = await reportOnBuild(folder, 'bad', files);
    const good = await reportOnBuild(folder, 'good', files);
    expect(found(bad, rules)).toEqual(rules);
    expect(found(good, rules)).toEqual([]);
    const placed = bad.findings.filter(({ id }) => rules.includes(id) && id !== 'runs-as-root');
    for (const { file } of placed) expect(file).toBe(`fixtures/advice/${folder}/bad.Dockerfile`);
    expect(JSON.stringify([...bad.findings, ...good.findings])).not.toContain('correct-horse');
  });

  test('fixtures/advice/build-tools: another stage saves what the tools take', async () => {
    const bad = await reportOnBuild('build-tools', 'bad', files);
    const good = await reportOnBuild('build-tools', 'good', files);
    const tools = bad.findings.find(({ id }) => id === 'build-tools');
    const promised = tools?.ownBytes ?? 0;
    const saved = bad.summary.storedBytes - good.summary.storedBytes;
    expect(promised).toBe(9_500_000);
    expect(Math.abs(saved - promised) / promised).toBeLessThan(0.02);
    expect(good.findings.filter(({ id }) => id === 'build-tools')).toEqual([]);
  });

  test('fixtures/advice/cache-order: a change pushes less by what the title says', async () => {
    const changed = { ...files, 'app/main.py': Buffer.from('print("changed")\n') };
    const pushed = async (kind: 'bad' | 'good'): Promise<{ first: Report; bytes: number }> => {
      const first = await reportOnBuild('cache-order', kind, files);
      const second = await reportOnBuild('cache-order', kind, changed);
      const known = new Set(first.layers.map(({ diffId }) => diffId));
      const fresh = second.layers.filter(({ diffId }) => !known.has(diffId));
      return { first, bytes: fresh.reduce((sum, { storedBytes }) => sum + storedBytes, 0) };
    };
    const bad = await pushed('bad');
    const good = await pushed('good');
    const order = bad.first.findings.find(({ id }) => id === 'cache-order');
    expect(bad.bytes).toBeGreaterThan(6_000_000);
    expect(good.bytes).toBeLessThan(1000);
    expect(order?.title).toContain(formatSize(6_000_000));
    expect(order?.detail).toContain(`pushes ${formatSize(bad.bytes)} again`);
    expect(good.first.findings.filter(({ id }) => id === 'cache-order')).toEqual([]);
  });
});
