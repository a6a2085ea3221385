import { ruleWords } from '../../src/advice/words.ts';
import { rules } from '../../src/analysis/rules/rules.ts';
import { smallestSaving } from '../../src/analysis/severity.ts';
import { formatCount } from '../../src/text/count.ts';
import { type CatalogueRow, catalogues } from './catalogues.ts';

type AnyRule = (typeof rules)[number];

/** `docs/findings.md`, made from the rules' own records. */
export function findingsPage(): string {
  const rows = rules.map((rule) => [
    `[\`${rule.id}\`](#${rule.id})`,
    ruleWords[rule.id].name,
    severityOf(rule),
  ]);
  return [
    '# Findings',
    introduction,
    ...tableOf(['rule', 'what it finds', 'severity'], rows),
    '',
    ...rules.flatMap(sectionOf),
  ].join('\n');
}

const introduction = `
What layerscope tells you to change in an image, with what that saves. This page is made from the
rules themselves, by \`npm run findings-page\`.

A finding counts the bytes that its fix saves: **own** ones, that a change of this Dockerfile saves,
and those of the **base**, that only another base image would. A rule of which this page says "up to"
matters by its own bytes: high from 50 MB or a tenth of what the image stores, medium from 5 MB or a
fiftieth, low from 500 kB or a five-hundredth, else info; below ${formatCount(smallestSaving)} bytes it says nothing.

In \`.layerscope.yaml\`, a rule can be off or matter otherwise, and paths can be left out:

\`\`\`yaml
findings:
  documentation: off
  package-leftovers: low
  ignore-paths: ['/opt/vendor', '*.log']
\`\`\`
`;

function sectionOf(rule: AnyRule): readonly string[] {
  const { name, about } = ruleWords[rule.id];
  return [
    `## \`${rule.id}\``,
    '',
    `${name.slice(0, 1).toUpperCase()}${name.slice(1)}. Severity: ${severityOf(rule)}.`,
    '',
    ...wrapped(about),
    '',
    ...catalogueOf(catalogues[rule.id] ?? []),
  ];
}

function severityOf({ severity, bySize }: AnyRule): string {
  return bySize ? `up to ${severity}` : severity;
}

function catalogueOf(rows: readonly CatalogueRow[]): readonly string[] {
  if (rows.length === 0) return [];
  const cells = rows.map(({ what, globs, source }) => [
    what,
    globs.map((glob) => `\`${glob}\``).join(' '),
    `[source](${source})`,
  ]);
  return [...tableOf(['what', 'where', 'see'], cells), ''];
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((title, column) =>
    rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

/** Lines of at most a hundred characters. */
function wrapped(text: string): readonly string[] {
  const lines = [''];
  for (const word of text.match(/`[^`]*`\S*|\S+/g) ?? []) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > 100) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
