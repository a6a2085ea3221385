import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/render/json.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { listingRow } from '../../src/report/listing.ts';
import { arbitraryEntry } from '../support/arbitrary-entry.ts';
import { arbitraryFacts } from '../support/arbitrary-facts.ts';
import { fullReport } from '../support/full-report.ts';
import { hazardInLines } from '../support/hostile-text.ts';

const textOf = (value: object): string => [...renderJson(value)].join('');

function* manyRows(): Generator<object> {
  for (let i = 0; i < 10_000; i++) yield { path: `some/path/of/a/file/${i}` };
}

describe('renderJson', () => {
  test('writes what JSON.stringify does, with a newline at the end', () => {
    expect(textOf(fullReport)).toBe(`${JSON.stringify(fullReport, null, 2)}\n`);
    const odd = {
      none: [],
      nothing: {},
      lists: [[1, [2]], [], 'a', null, { b: [] }],
      not: undefined,
    };
    expect(textOf(odd)).toBe(`${JSON.stringify(odd, null, 2)}\n`);
    expect(textOf([])).toBe('[]\n');
    expect(textOf({})).toBe('{}\n');
  });

  test('gives the same report back, and nothing that a terminal obeys or hides', () => {
    fc.assert(
      fc.property(arbitraryFacts.map(buildReport), (report) => {
        const text = textOf(report);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
        expect(hazardInLines(text)).toBeNull();
      }),
    );
  });

  test('gives the same listing back, row by row', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry.map(listingRow)), (rows) => {
        expect(JSON.parse(textOf(rows))).toEqual(rows);
        expect(hazardInLines(textOf(rows))).toBeNull();
      }),
    );
  });

  test('escapes unsafe characters as JSON does, and leaves the others readable', () => {
    expect(textOf({ text: 'a\u001b\n\u202e\u{e0041} 商品 \\' })).toBe(
      '{\n  "text": "a\\u001b\\n\\u202e\\udb40\\udc41 商品 \\\\"\n}\n',
    );
  });

  test('writes long lists in rows and objects as JSON.stringify does, in pieces', () => {
    const paths = Array.from({ length: 10_000 }, (_, i) => ({ path: `some/path/of/a/file/${i}` }));
    const value = { gate: { rules: [{ details: paths }] }, duplicates: [{ paths, bytes: 1 }] };
    const pieces = [...renderJson(value)];
    expect(pieces.join('')).toBe(`${JSON.stringify(value, null, 2)}\n`);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
  });

  test('takes rows one at a time and never holds all of their text', () => {
    const pieces = [...renderJson(manyRows())];
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
    expect(JSON.parse(pieces.join(''))).toHaveLength(10_000);
  });
});
