import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../src/report/json-schema.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { schemaRows } from '../support/schema-rows.ts';

const page = readFileSync(new URL('../../docs/report.md', import.meta.url), 'utf8');
const keys = Object.entries(reportSchema.properties ?? {});

/** The rows of the first table below a heading, without the head. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(section.split('\n## ')[0] ?? '') ?? [];
  const rows = table.trimEnd().split('\n').slice(2);
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const described: readonly (readonly [string, JsonSchema])[] = keys
  .filter(([, { type }]) => type !== 'string')
  .map(([key, schema]) => [schema.items === undefined ? `\`${key}\`` : `\`${key}[]\``, schema]);

describe('docs/report.md says what the schema says', () => {
  test('of the report', () => {
    const outermost = schemaRows(reportSchema).filter(([key]) => !/[.[]/.test(key));
    expect(tableBelow('The report')).toEqual(outermost);
  });

  test.each(described)('of %s', (heading, schema) => {
    expect(tableBelow(heading)).toEqual(schemaRows(schema));
  });

  test('of listings', () => {
    const { listing = {} } = reportSchema.$defs ?? {};
    expect(tableBelow('`layerscope ls --format json`')).toEqual(schemaRows(listing));
  });
});
