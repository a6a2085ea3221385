import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderGithub } from '../../src/render/github.ts';
import { arbitraryReport } from '../support/arbitrary-report.ts';
import { fullReport } from '../support/full-report.ts';
import { hazardInLines } from '../support/hostile-text.ts';
import { findingOf, reportOf } from '../support/report.ts';

interface Command {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly message: string;
}

/** A line as the runner reads it: its name up to a blank, then properties, then `::` and the message. */
function parseCommand(line: string): Command {
  const [, name = '', list = '', message = ''] = /^::([a-z]+) (.*?)::(.*)$/.exec(line) ?? [];
  const decode = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const pairs = list.split(',').map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return [key, decode(value.join('='))] as const;
  });
  return { name, properties: new Map(pairs), message: decode(message) };
}

describe('renderGithub', () => {
  test('has one command for damage, for each rule that broke, and for each finding', () => {
    expect(renderGithub(fullReport)).toBe(
      '::warning title=Some of the image could not be read::All that is told here is of the rest.%0A' +
        'layer 1: a header is damaged: \\xff (at byte 512)\n' +
        '::error title=forbidden-paths%3A 1%2C at most 0::a path is there that must not be%0A' +
        '  3 B  layer 1  \\xff%0A  0 B  Package lists\n' +
        '::warning file=Dockerfile,line=3,endLine=4,title=Package lists::apt leaves them behind%0A  var/lib/apt/lists%0A' +
        '  \\xff%0Arm -rf /var/lib/apt/lists/*\n',
    );
  });

  test('points at the lines of the Dockerfile', () => {
    const place = { file: 'docker/app,1.Dockerfile', lines: { first: 3, last: 5 } };
    const text = renderGithub(reportOf({ findings: [findingOf({ severity: 'high', ...place })] }));
    expect(text).toMatch(
      /^::error file=docker\/app%2C1\.Dockerfile,line=3,endLine=5,title=Package lists::/,
    );
  });

  test('says nothing where nothing is wrong', () => {
    expect(renderGithub(reportOf())).toBe('');
  });

  test('whatever the names, each problem is one command that the runner reads as it was meant', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const text = renderGithub(report);
        expect(hazardInLines(text.replaceAll('\t', ''))).toBeNull();
        const lines = text.split('\n').slice(0, -1);
        const broken = (report.gate?.rules ?? []).filter(
          ({ status }) => status === 'fail' || status === 'warn',
        );
        const damage = report.warnings.some(({ severity }) => severity === 'damage') ? 1 : 0;
        expect(lines).toHaveLength(damage + broken.length + report.findings.length);
        for (const line of lines) {
          const { name, properties } = parseCommand(line);
          expect(['error', 'warning', 'notice']).toContain(name);
          const known = properties.has('file') ? ['file', 'line', 'endLine', 'title'] : ['title'];
          expect([...properties.keys()]).toEqual(known);
        }
      }),
    );
  });
});
