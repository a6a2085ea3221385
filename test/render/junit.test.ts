import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderJunit } from '../../src/render/junit.ts';
import type { Report, ReportRule } from '../../src/report/report.ts';
import { arbitraryReport } from '../support/arbitrary-report.ts';
import { fullReport } from '../support/full-report.ts';
import { hazardInLines } from '../support/hostile-text.ts';
import { findingOf, reportOf } from '../support/report.ts';
import { type ParsedElement, parseXml } from '../support/xml.ts';

const failOn = (status: ReportRule['status'], threshold: number | null): ReportRule => ({
  name: 'fail-on',
  status,
  actual: threshold === null ? null : 4,
  threshold,
  unit: 'severity',
  message: 'as it is',
  details: [],
});

const findings = (['high', 'medium', 'low', 'info'] as const).map((severity) =>
  findingOf({ severity, title: `a ${severity} one` }),
);

/** The names of the cases with this element in them. */
function casesWith(report: Report, element: string): readonly string[] {
  return casesOf(parseXml(renderJunit(report)))
    .filter(({ children }) => children.some(({ name }) => name === element))
    .map(({ attributes }) => attributes['name'] ?? '');
}

function casesOf({ children }: ParsedElement): readonly ParsedElement[] {
  return children.flatMap((suite) => suite.children);
}

describe('renderJunit', () => {
  test('has a case for damage, for each rule and for each finding', () => {
    expect(renderJunit(fullReport)).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="layerscope ./shop.tar">
  <testsuite name="image" tests="1" failures="0" skipped="0" errors="1">
    <testcase classname="layerscope.image" name="damaged-image">
      <error message="Some of the image could not be read" type="damaged-image">All that is told here is of the rest.
layer 1: a header is damaged: \\xff (at byte 512)</error>
    </testcase>
  </testsuite>
  <testsuite name="rules" tests="1" failures="1" skipped="0" errors="0">
    <testcase classname="layerscope.rules" name="forbidden-paths">
      <failure message="forbidden-paths: 1, at most 0" type="forbidden-paths">a path is there that must not be
  3 B  layer 1  \\xff
  0 B  Package lists</failure>
    </testcase>
  </testsuite>
  <testsuite name="findings" tests="1" failures="0" skipped="1" errors="0">
    <testcase classname="layerscope.findings" name="package-leftovers: Package lists">
      <skipped message="apt leaves them behind"/>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  test('fails the findings for which the gate fails, and no others', () => {
    const withGate = (rule: ReportRule): Report =>
      reportOf({ findings, gate: { verdict: 'fail', rules: [rule] } });
    const failed = (rule: ReportRule): readonly string[] =>
      casesWith(withGate(rule), 'failure').filter((name) => name !== 'fail-on');
    expect(failed(failOn('fail', 3))).toEqual([
      'package-leftovers: a high one',
      'package-leftovers: a medium one',
    ]);
    expect(failed(failOn('warn', 2))).toEqual([]);
    expect(failed(failOn('off', null))).toEqual([]);
  });

  test('without a gate fails what is more than an information', () => {
    expect(casesWith(reportOf({ findings }), 'failure')).toHaveLength(3);
    expect(casesWith(reportOf({ findings }), 'skipped')).toEqual(['package-leftovers: a info one']);
  });

  test('lets a rule that only warns pass, and says so', () => {
    const gate = { verdict: 'warn', rules: [failOn('warn', 2)] } as const;
    expect(casesWith(reportOf({ gate }), 'system-out')).toEqual(['fail-on']);
    expect(casesWith(reportOf({ gate }), 'failure')).toEqual([]);
  });

  test('is well-formed whatever the names, and counts right', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const document = renderJunit(report);
        expect(hazardInLines(document.replaceAll('\t', ''))).toBeNull();
        const root = parseXml(document);
        const rules = report.gate?.rules ?? [];
        const damage = report.warnings.some(({ severity }) => severity === 'damage') ? 1 : 0;
        expect(casesOf(root)).toHaveLength(damage + rules.length + report.findings.length);
        for (const { attributes, children } of root.children) {
          const failed = children.filter((each) => each.children[0]?.name === 'failure');
          expect(attributes['failures']).toBe(String(failed.length));
          expect(attributes['tests']).toBe(String(children.length));
        }
      }),
    );
  });
});
