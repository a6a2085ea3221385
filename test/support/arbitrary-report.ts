import * as fc from 'fast-check';
import { severities } from '../../src/model/severity.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { Report, ReportFinding } from '../../src/report/report.ts';
import { arbitraryFacts } from './arbitrary-facts.ts';
import { hostileText } from './hostile-text.ts';

/** What Markdown, HTML, XML, YAML, shells and runners of jobs take for more than text. */
const markup = fc.constantFrom(
  '</code><script>alert(1)</script>',
  '<!-- ',
  ']]>',
  '&amp;&#x41;',
  '| a | b |',
  '```',
  '~~~',
  '`a`',
  '**b**',
  '[click](https://evil.example)',
  '![img](//evil.example/x.png)',
  'https://evil.example',
  'www.evil.example',
  'me@evil.example',
  '@everyone',
  '#1',
  '::error::x',
  '%0A::warning::y',
  ', file=x: y',
  '1. one',
  '- two',
  '    code',
  '\\|',
  '\ufffe\uffff',
  '\n\n# title\n',
  '\r\n---\r\n',
);

/** Text that is hostile to terminals and to formats with markup. */
export const arbitraryMarkup = fc
  .array(fc.oneof(markup, hostileText), { maxLength: 5 })
  .map((parts) => parts.join(''));
const bytes = fc.oneof(fc.constant(0), fc.nat(2 ** 31 - 1));

const finding: fc.Arbitrary<ReportFinding> = fc
  .record({
    id: fc.constantFrom('apt-lists', 'moved-files', 'secret'),
    severity: fc.constantFrom(...severities),
    title: arbitraryMarkup,
    detail: arbitraryMarkup,
    bytes,
    layer: fc.option(fc.nat(40), { nil: null }),
    paths: fc.array(arbitraryMarkup, { maxLength: 14 }),
    fix: arbitraryMarkup,
    dockerfile: fc.option(
      fc.record({
        file: arbitraryMarkup,
        startLine: fc.integer({ min: 1, max: 99 }),
        lines: fc.nat(5),
      }),
      { nil: null },
    ),
  })
  .map(({ dockerfile, ...rest }) => {
    if (dockerfile === null) return rest;
    const { file, startLine, lines } = dockerfile;
    return { ...rest, dockerfile: { file, startLine, endLine: startLine + lines } };
  });

/** A report, hostile in every text, of which formats take some for markup. */
export const arbitraryReport: fc.Arbitrary<Report> = fc
  .tuple(
    arbitraryFacts.map(buildReport),
    fc.array(finding, { maxLength: 8 }),
    arbitraryMarkup,
    arbitraryMarkup,
  )
  .map(([report, findings, reference, instruction]) => ({
    ...report,
    findings,
    image: { ...report.image, reference },
    layers: report.layers.map((layer, i) => (i % 2 === 0 ? { ...layer, instruction } : layer)),
  }));
