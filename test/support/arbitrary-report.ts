import * as fc from 'fast-check';
import { ruleIds } from '../../src/analysis/rules/rules.ts';
import { severities } from '../../src/model/severity.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { Report, ReportFinding } from '../../src/report/report.ts';
import { escapeOnOneLine } from '../../src/text/escape.ts';
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

/** The same as words have it: they escape what a terminal obeys or hides. */
const words = arbitraryMarkup.map(escapeOnOneLine);
const lines = fc
  .array(fc.tuple(fc.constantFrom('', '    '), words), { maxLength: 5 })
  .map((parts) => parts.map(([indent, line]) => indent + line).join('\n'));

const finding: fc.Arbitrary<ReportFinding> = fc
  .record({
    known: fc.option(arbitraryMarkup, { nil: null }),
    first: fc.integer({ min: 1, max: 99 }),
    more: fc.nat(9),
    id: fc.constantFrom(...ruleIds),
    severity: fc.constantFrom(...severities),
    title: words,
    detail: words,
    bytes,
    layer: fc.option(fc.nat(40), { nil: null }),
    paths: fc.array(arbitraryMarkup, { maxLength: 14 }),
    fix: lines,
  })
  .map(({ known, first, more, ...rest }) => ({
    ...rest,
    ownBytes: rest.bytes,
    baseBytes: 0,
    reclaimableBytes: 0,
    additionalBytes: rest.bytes,
    pathCount: rest.paths.length + more,
    ...(known === null ? {} : { file: known, lines: { first, last: first + more } }),
  }));

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
