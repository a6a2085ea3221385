import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderFindings } from '../../src/render/findings.ts';
import { arbitraryReport } from '../support/arbitrary-report.ts';
import { hazardInLines } from '../support/hostile-text.ts';
import { plain80, withoutColors } from '../support/rendered.ts';
import { findingOf, reportOf } from '../support/report.ts';

const one = findingOf();
const long = `    RUN ${'x'.repeat(100)} \\`;
const other = findingOf({
  severity: 'high',
  title: 'A key ships',
  bytes: 0,
  layer: 12,
  fix: `Mount it:\n${long}\n      y`,
});

test('what to change is told with its fix, the gravest first', () => {
  expect(renderFindings(reportOf({ findings: [one, other] }), plain80)).toBe(`
high          layer 12  A key ships
    Mount it:
    ${long}
          y

medium  22 B  layer 2   Package lists
    rm -rf /var/lib/apt/lists/*
`);
});

test('the line of the Dockerfile is named where it is known', () => {
  const placed = findingOf({ file: 'Dockerfile', lines: { first: 4, last: 6 } });
  expect(renderFindings(reportOf({ findings: [placed] }), plain80)).toContain(
    '\nmedium  22 B  layer 2  Dockerfile:4  Package lists\n',
  );
});

test('nothing is told where nothing was found', () => {
  expect(renderFindings(reportOf(), plain80)).toBe('');
});

test('ten are told, and the others counted', () => {
  const findings = Array.from({ length: 12 }, () => one);
  const text = renderFindings(reportOf({ findings }), plain80);
  expect(text.match(/Package lists/g)).toHaveLength(10);
  expect(text).toMatch(/\nand 2 more findings\n$/);
});

test('nothing comes out that a terminal obeys or hides', () => {
  fc.assert(
    fc.property(arbitraryReport, fc.boolean(), (report, color) => {
      const text = withoutColors(renderFindings(report, { ...plain80, color }));
      expect(hazardInLines(text.replaceAll('\t', ''))).toBeNull();
    }),
  );
});
