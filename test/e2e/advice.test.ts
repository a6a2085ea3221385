import { beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { adviceFile, reportOnBuild } from './support/advised.ts';
import { adviceCases } from './support/advice-cases.ts';
import { debianBase } from './support/base-image.ts';
import { lacks } from './support/components.ts';
import { slimBase } from './support/slim-base.ts';

const isAble = !lacks('dockerd', 'docker', 'debootstrap');

beforeAll(async () => {
  if (!isAble) return;
  await debianBase();
  await slimBase();
});

test.skipIf(!isAble).each(adviceCases)(
  'fixtures/advice/$folder: the fix of $rule saves what it promises',
  async ({ folder, rule, files }) => {
    const good = adviceFile(folder, 'good.Dockerfile');
    const ignored = adviceFile(folder, 'good.dockerignore');
    const before = await reportOnBuild(folder, 'bad', files);
    const after = await reportOnBuild(folder, 'good', files);

    const findings = ownFindings(before, rule);
    const promised = findings.reduce((sum, { additionalBytes }) => sum + additionalBytes, 0);
    const saved = before.summary.storedBytes - after.summary.storedBytes;
    expect(promised).toBeGreaterThan(1_000_000);
    expect(Math.abs(saved - promised) / promised).toBeLessThan(0.02);
    expect(ownFindings(after, rule)).toEqual([]);
    for (const { fix } of findings) expectApplied(fix, `${good}\n${ignored}`);
  },
);

function ownFindings({ findings }: Report, rule: string): Report['findings'] {
  return findings.filter(({ id, ownBytes }) => id === rule && ownBytes > 0);
}

/** What the fix has as a snippet, its first one, must stand there as it is. */
function expectApplied(fix: string, files: string): void {
  const lines = fix.split('\n');
  const start = lines.findIndex((line) => line.startsWith('    '));
  if (start < 0) return;
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('    '));
  const snippet = lines.slice(start, end < 0 ? lines.length : end);
  const logical = (text: string): string[] =>
    text
      .replace(/\s*\\\n\s*/g, ' ')
      .split('\n')
      .map((line) => line.trim());
  const there = new Set(logical(files).map((line) => line.replace(/^(COPY \S+) \S+ /, '$1 … ')));
  const missing = logical(snippet.join('\n')).filter(
    (line) => !there.has(line) && !logical(files).includes(line),
  );
  expect(missing).toEqual([]);
}
