import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Column,
  fitTable,
  headSpans,
  spansWidth,
  tableSpans,
} from '../../../src/tui/screen/columns.ts';
import { row, span } from '../../../src/tui/screen/span.ts';
import { rowText } from '../../support/row-text.ts';

interface Fruit {
  readonly name: string;
  readonly count: number;
}

const count: Column<Fruit> = {
  head: 'Count',
  align: 'right',
  width: 5,
  rank: 0,
  cell: (fruit) => [span(String(fruit.count))],
};
const sign: Column<Fruit> = {
  head: 'Sign',
  align: 'left',
  width: 3,
  rank: 2,
  cell: () => [span('*'), span('字', 'dim')],
};
const absent: Column<Fruit> = { ...sign, width: 0 };
const twin: Column<Fruit> = { ...count, head: 'Twin', rank: 1 };
const rest = {
  head: 'Name',
  least: 6,
  cell: ({ name }: Fruit, width: number) => [span(name.slice(0, width))],
};
const plum: Fruit = { name: 'plum of plums', count: 12 };

function drawn(width: number): readonly string[] {
  const table = fitTable([count, sign, absent, twin], rest, width);
  return [headSpans(table), tableSpans(table, plum)].map((spans) => rowText(row(spans)));
}

test('aligns cells by what terminals show, under heads that fit', () => {
  expect(drawn(40)).toEqual(['Count      Twin Name', '   12 *字    12 plum of plums']);
});

test('lets columns go by rank, until the last one has what it needs', () => {
  expect(drawn(19)).toEqual(['Count  Twin Name', '   12    12 plum of']);
  expect(drawn(17)).toEqual(['Count Name', '   12 plum of plu']);
  expect(drawn(8)).toEqual(['Name', 'plum of']);
});

test('has more air in a wide room', () => {
  expect(drawn(80)[1]).toBe('   12  *字     12  plum of plums');
});

test('never takes more than there is', () => {
  fc.assert(
    fc.property(fc.nat(100), (width) => {
      const table = fitTable([count, sign, twin], rest, width);
      expect(spansWidth(tableSpans(table, plum))).toBeLessThanOrEqual(width);
    }),
  );
});
