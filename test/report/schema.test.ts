import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from '../../src/report/build-report.ts';
import { listingRow } from '../../src/report/listing.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { arbitraryEntry } from '../support/arbitrary-entry.ts';
import { arbitraryFacts } from '../support/arbitrary-facts.ts';
import { demoReport } from '../support/demo-report.ts';
import { fullReport } from '../support/full-report.ts';
import { placesIn, withoutMember, withValue } from '../support/json-places.ts';
import { schemaRows } from '../support/schema-rows.ts';

const ajv = new Ajv2020({ strict: true });
const isReport = ajv.compile(reportSchema);
const isListing = ajv.compile({ $ref: `${reportSchema.$id}#/$defs/listing` });

function faultsOf(validate: ValidateFunction, value: unknown): string {
  return validate(value) ? 'none' : ajv.errorsText(validate.errors);
}

const places = [...placesIn(fullReport)];
const labels = 'image.config.labels';

describe('the schema', () => {
  test('is valid JSON Schema, and plain data', () => {
    expect(ajv.validateSchema(reportSchema)).toBe(true);
    expect(JSON.parse(JSON.stringify(reportSchema))).toEqual(reportSchema);
  });

  test('tells what every key means', () => {
    expect(schemaRows(reportSchema).filter(([, , meaning]) => meaning === '')).toEqual([]);
  });

  test('knows no key that reports never have', () => {
    const present = new Set(places.map(({ name }) => name));
    const known = schemaRows(reportSchema).map(([key]) => key.replaceAll(/[`?]/g, ''));
    expect(known.filter((name) => !present.has(name))).toEqual([]);
  });
});

describe('reports', () => {
  test('of every kind are accepted', () => {
    expect(faultsOf(isReport, demoReport)).toBe('none');
    expect(faultsOf(isReport, fullReport)).toBe('none');
  });

  test('built from any image are accepted', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const report: unknown = JSON.parse(JSON.stringify(buildReport(facts)));
        expect(faultsOf(isReport, report)).toBe('none');
      }),
    );
  });

  test('are refused when a key is missing, unless it is optional', () => {
    const optional = schemaRows(reportSchema).flatMap(([key]) => /^`(.*)`\?$/.exec(key)?.[1] ?? []);
    const members = places.filter(
      ({ isMember, name }) => isMember && !name.startsWith(`${labels}.`),
    );
    const spared = members.filter((place) => isReport(withoutMember(fullReport, place)));
    expect(new Set(spared.map(({ name }) => name))).toEqual(new Set(optional));
  });

  test('are refused when an object has a key too many, unless it holds the labels', () => {
    const objects = places.filter(({ value }) => typeof value === 'object' && value !== null);
    const accepted = objects.filter((place) => {
      const more = Array.isArray(place.value) ? null : { ...Object(place.value), more: '' };
      return more !== null && isReport(withValue(fullReport, place, more));
    });
    expect(accepted.map(({ name }) => name)).toEqual([labels]);
    expect(isReport({ ...fullReport, more: '' })).toBe(false);
  });

  test('are refused when a value is of another type', () => {
    const accepted = places.filter((place) => {
      const other = typeof place.value === 'boolean' ? 'true' : true;
      return isReport(withValue(fullReport, place, other));
    });
    expect(accepted.map(({ name }) => name)).toEqual([]);
  });

  test.each([-1, Number.NaN, Infinity, '1'])('are refused when a figure is %s', (figure) => {
    const figures = places.filter(({ value }) => typeof value === 'number');
    const accepted = figures.filter((place) => isReport(withValue(fullReport, place, figure)));
    expect(accepted.map(({ name }) => name)).toEqual([]);
  });
});

describe('listings', () => {
  test('of any paths are accepted', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry), (entries) => {
        expect(faultsOf(isListing, entries.map(listingRow))).toBe('none');
      }),
    );
  });

  test('are refused with a type that there is not, or without a path', () => {
    const row = { path: 'a', type: 'file', size: 1, mode: 420, uid: 0, gid: 0 };
    const whole = { ...row, mtime: null, linkTarget: null, layer: 0 };
    expect(isListing([whole])).toBe(true);
    expect(isListing([{ ...whole, type: 'whiteout' }])).toBe(false);
    expect(isListing([{ ...whole, path: undefined }])).toBe(false);
    expect(isListing([row])).toBe(false);
  });
});
