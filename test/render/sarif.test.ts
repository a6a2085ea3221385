import { readFileSync } from 'node:fs';
import draft4 from 'ajv-draft-04';
import formats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderSarif } from '../../src/render/sarif.ts';
import type { Report, ReportFinding } from '../../src/report/report.ts';
import { arbitraryReport } from '../support/arbitrary-report.ts';
import { fullReport } from '../support/full-report.ts';
import { hazardInLines } from '../support/hostile-text.ts';
import { findingOf, layersOf, reportOf } from '../support/report.ts';

/** The schema of the standard, as this package brings it. */
const schemaFile = import.meta.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const ajv = new draft4.default({ strict: false, unicodeRegExp: false });
formats.default(ajv);
const isValid = ajv.compile(JSON.parse(readFileSync(new URL(schemaFile), 'utf8')));

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly unknown[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly Result[];
}

const textOf = (report: Report): string => [...renderSarif(report)].join('');

/** The only run of the log, which must be valid. */
function runOf(report: Report): Run {
  const log: { readonly runs: readonly Run[] } = JSON.parse(textOf(report));
  expect(isValid(log) ? null : isValid.errors).toBeNull();
  const [run] = log.runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

function resultOf(parts: Partial<ReportFinding>, report: Partial<Report> = {}): Result {
  const [result] = runOf(reportOf({ ...report, findings: [findingOf(parts)] })).results;
  if (result === undefined) throw new Error('no result');
  return result;
}

describe('renderSarif', () => {
  test('the schema refuses what is no log of SARIF', () => {
    expect(isValid({ version: '2.1.0' })).toBe(false);
    expect(isValid({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  test('has a result for damage, each rule that broke and each finding, and the rules once', () => {
    const { tool, results } = runOf(fullReport);
    expect(tool.driver).toMatchObject({ name: 'layerscope', version: '0.0.0' });
    const ids = ['damaged-image', 'forbidden-paths', 'package-leftovers'];
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(ids);
    expect(results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ['damaged-image', 0, 'warning'],
      ['forbidden-paths', 1, 'error'],
      ['package-leftovers', 2, 'warning'],
    ]);
    expect(results[2]?.message.text).toBe(
      'Package lists\napt leaves them behind\n  var/lib/apt/lists\n  \\xff\nrm -rf /var/lib/apt/lists/*',
    );
  });

  test('says of a rule what it is about', () => {
    const [, gateRule, findingRule] = runOf(fullReport).tool.driver.rules;
    expect(gateRule).toMatchObject({
      shortDescription: { text: 'forbidden-paths' },
      help: { text: 'a path is there that must not be' },
    });
    expect(findingRule).toEqual({
      id: 'package-leftovers',
      shortDescription: { text: 'what package managers leave behind' },
      fullDescription: { text: 'Nothing needs it in a container.' },
      help: { text: 'Nothing needs it in a container.' },
      defaultConfiguration: { level: 'warning' },
    });
  });

  test('points at the lines of the Dockerfile where they are known', () => {
    const place = { file: './docker/a b:c', lines: { first: 3, last: 5 } };
    expect(resultOf(place).locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'docker/a%20b%3Ac' },
          region: { startLine: 3, endLine: 5 },
        },
        logicalLocations: [
          { name: 'layer 2', fullyQualifiedName: './app.tar/layer 2', kind: 'resource' },
        ],
      },
    ]);
  });

  test('else at the image, and at its layer', () => {
    const image = { ...reportOf().image, reference: 'registry.example:5000/shop:1.4' };
    expect(resultOf({ layer: null }, { image }).locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'registry.example%3A5000/shop%3A1.4' },
          region: { startLine: 1, endLine: 1 },
        },
        logicalLocations: [
          {
            name: 'image',
            fullyQualifiedName: 'registry.example:5000/shop:1.4/image',
            kind: 'resource',
          },
        ],
      },
    ]);
  });

  test('knows a finding again when bytes, paths and the number of its layer change', () => {
    const instructions = ['RUN a', 'RUN b', 'RUN a'].map((instruction) => ({
      storedBytes: 1,
      instruction,
    }));
    const layers = layersOf(...instructions);
    const print = (parts: Partial<ReportFinding>): string =>
      resultOf(parts, { layers }).partialFingerprints['layerscope/v1'] ?? '';
    const known = print({ layer: 0 });
    expect(known).toMatch(/^[0-9a-f]{32}$/);
    expect(print({ layer: 2, bytes: 9, paths: ['other'], title: 'other' })).toBe(known);
    expect(print({ layer: 1 })).not.toBe(known);
    expect(print({ layer: 0, id: 'moved-files' })).not.toBe(known);
  });

  test('tells apart two findings of one rule in one layer', () => {
    const { results } = runOf(reportOf({ findings: [findingOf(), findingOf()] }));
    const prints = results.map((result) => result.partialFingerprints['layerscope/v1']);
    expect(new Set(prints).size).toBe(2);
  });

  test('makes no links of brackets in a text', () => {
    expect(resultOf({ title: '[click](https://evil.example) a[0]' }).message.text).toMatch(
      /^\\\[click\\\]\(https:\/\/evil\.example\) a\\\[0\\\]\n/,
    );
    expect(resultOf({ title: 'a[0]' }).message.text).toMatch(/^a\[0\]\n/);
  });

  test('is a valid log without anything hidden in it, whatever the names', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const { results } = runOf(report);
        expect(hazardInLines(textOf(report))).toBeNull();
        for (const { message, locations } of results) {
          expect(hazardInLines(message.text.replaceAll('\t', ''))).toBeNull();
          expect(locations).toHaveLength(1);
        }
      }),
    );
  });
});
