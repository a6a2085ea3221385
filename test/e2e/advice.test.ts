import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { checkedReport } from '../support/checked-report.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { adviceCases } from './support/advice-cases.ts';
import { debianBase } from './support/base-image.ts';
import { lacks } from './support/components.ts';
import { buildImage, docker } from './support/docker.ts';
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
    const written = (name: string): string => {
      const path = `fixtures/advice/${folder}/${name}`;
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    };
    const good = written('good.Dockerfile');
    const ignored = written('good.dockerignore');
    const before = await build(folder, 'bad', written('bad.Dockerfile'), files);
    const after = await build(folder, 'good', good, {
      ...files,
      '.dockerignore': Buffer.from(ignored),
    });

    const findings = ownFindings(before, rule);
    const promised = findings.reduce((sum, { additionalBytes }) => sum + additionalBytes, 0);
    const saved = before.summary.storedBytes - after.summary.storedBytes;
    expect(promised).toBeGreaterThan(1_000_000);
    expect(Math.abs(saved - promised) / promised).toBeLessThan(0.02);
    expect(ownFindings(after, rule)).toEqual([]);
    for (const { fix } of findings) expectApplied(fix, `${good}\n${ignored}`);
  },
);

async function build(
  folder: string,
  kind: 'bad' | 'good',
  dockerfile: string,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Report> {
  const tag = `e2e/advice-${folder}:${kind}`;
  const archive = `${temporaryDirectory()}/${kind}.tar`;
  await buildImage(tag, dockerfile, files);
  await docker('save', '--output', archive, tag);
  await docker('rmi', '--no-prune', tag);
  return checkedReport([archive]);
}

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
