import { expect, test } from 'vitest';
import type { ReportFinding } from '../../src/report/report.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { reportOf, wasteOf } from '../support/report.ts';

const options = { width: 80, color: false, ascii: false };

function findingOf(ownBytes: number, parts: Partial<ReportFinding> = {}): ReportFinding {
  return {
    id: 'package-leftovers',
    severity: 'medium',
    title: `apt leaves ${ownBytes} bytes`,
    detail: 'Layer 1 keeps them.',
    bytes: ownBytes,
    ownBytes,
    baseBytes: 0,
    reclaimableBytes: 0,
    additionalBytes: ownBytes,
    layer: 1,
    paths: ['var/lib/apt/lists'],
    pathCount: 1,
    fix: 'Append `&& rm -rf /var/lib/apt/lists/*` to the RUN:\n    RUN apt-get update',
    ...parts,
  };
}

function summaryOf(findings: readonly ReportFinding[], more: object = {}): string {
  return renderSummary(reportOf({ summary: { storedBytes: 10_000 }, findings, ...more }), options);
}

test('the five findings that save most have two lines each, and a promise', () => {
  const findings = [900, 800, 700, 600, 500, 400].map((bytes) => findingOf(bytes));
  const lines = summaryOf(findings).trimEnd().split('\n').slice(-11);
  expect(lines.slice(0, 3)).toEqual([
    'Saves  Fix these and 3.50 kB of 10.0 kB goes (1 more with --top 6)',
    '900 B  apt leaves 900 bytes',
    '       Append `&& rm -rf /var/lib/apt/lists/*` to the RUN',
  ]);
  expect(lines.join('\n')).not.toContain('400 bytes');
});

test('those that --top cut are told of, too', () => {
  const totals = { waste: 0, findings: 8, duplicates: 0 };
  expect(summaryOf([findingOf(900), findingOf(800)], { totals })).toContain(
    'Fix these and 1.70 kB of 10.0 kB goes (6 more with --top 8)\n',
  );
});

test('what two of them claim is promised once', () => {
  const text = summaryOf([findingOf(900), findingOf(800, { additionalBytes: 50 })]);
  expect(text).toContain('Fix these and 950 B of 10.0 kB goes\n');
});

test('findings that save nothing here are for other readers', () => {
  expect(
    summaryOf([findingOf(0, { baseBytes: 500 }), findingOf(9, { severity: 'info' })]),
  ).not.toContain('Fix these');
});

test('what is grave is told though it saves nothing', () => {
  const secret = findingOf(0, {
    severity: 'high',
    title: 'Layer 5 ships a key',
    fix: 'Replace it.',
  });
  const lines = summaryOf([findingOf(900), secret])
    .trimEnd()
    .split('\n')
    .slice(-2);
  expect(lines).toEqual([' high  Layer 5 ships a key', '       Replace it']);
  expect(summaryOf([secret])).toMatch(/\nhigh {2}Layer 5 ships a key\n {6}Replace it\n/);
});

test('the waste follows, path by path', () => {
  const text = summaryOf([findingOf(900)], { waste: [wasteOf('a', 'deleted', 900, [0, 1])] });
  expect(text.indexOf('Wasted')).toBeGreaterThan(text.indexOf('Fix these'));
});
