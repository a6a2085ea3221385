import * as fc from 'fast-check';
import { attributes } from '../../src/analysis/attributes.ts';
import type { Finding } from '../../src/analysis/finding.ts';
import { developmentPlaces } from '../../src/analysis/rules/development-files.ts';
import { readingPlaces } from '../../src/analysis/rules/documentation.ts';
import { packageManagers } from '../../src/analysis/rules/package-managers/package-managers.ts';
import type { About } from '../../src/analysis/rules/rules.ts';
import { unwantedPlaces } from '../../src/analysis/rules/unwanted-places.ts';
import { severities } from '../../src/model/severity.ts';
import { hostileText } from './hostile-text.ts';
import { arbitraryHabit } from './arbitrary-habit.ts';
import { arbitraryPath } from './arbitrary-path.ts';

const bytes = fc.oneof(fc.nat(2000), fc.nat(2 ** 31 - 1));
const layer = fc.nat(40);
const pair = { from: layer, to: layer };
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null });

const copy = fc.record({
  version: bytes,
  paths: fc.array(arbitraryPath, { minLength: 1, maxLength: 3 }),
  original: arbitraryPath,
});

function rowsOf<Row>(rows: readonly Row[]) {
  const row = fc.record({ row: fc.constantFrom(...rows), bytes });
  return fc.record({ layer, rows: fc.array(row, { minLength: 1, maxLength: 4 }) });
}

/** What any rule may say of an image, whether or not it has such layers. */
const about: fc.Arbitrary<About> = fc.oneof(
  fc.record({
    rule: fc.constant('rewritten-files'),
    data: fc.record({
      ...pair,
      attributes: fc.subarray([...attributes]),
      owner: orNull(fc.record({ uid: fc.nat(), gid: fc.nat() })),
      mode: orNull(fc.nat(0o7777)),
    }),
  }),
  fc.record({
    rule: fc.constant('deleted-files'),
    data: fc.record({
      ...pair,
      origin: layer,
      managers: fc.subarray([...packageManagers]),
      isAll: fc.boolean(),
    }),
  }),
  fc.record({
    rule: fc.constant('moved-files'),
    data: fc.record({ ...pair, origin: layer, files: bytes, target: orNull(arbitraryPath) }),
  }),
  fc.record({
    rule: fc.constant('added-twice'),
    data: fc.record({ ...pair, largest: orNull(copy) }),
  }),
  fc.record({
    rule: fc.constant('duplicate-content'),
    data: fc.record({ layer, largest: orNull(copy) }),
  }),
  fc.record({ rule: fc.constant('unwanted-files'), data: rowsOf(unwantedPlaces) }),
  fc.record({ rule: fc.constant('documentation'), data: rowsOf(readingPlaces) }),
  fc.record({ rule: fc.constant('development-files'), data: rowsOf(developmentPlaces) }),
  arbitraryHabit,
  fc.record({ rule: fc.constant('overwritten-files'), data: fc.record(pair) }),
  fc.record({
    rule: fc.constant('package-leftovers'),
    data: fc
      .constantFrom(...packageManagers)
      .chain((manager) => rowsOf(manager.places).map((found) => ({ manager, ...found }))),
  }),
);

export const arbitraryFinding: fc.Arbitrary<Finding> = fc
  .record({
    about,
    severity: fc.constantFrom(...severities),
    ownBytes: bytes,
    baseBytes: bytes,
    layer: orNull(layer),
    place: orNull(
      fc.record({
        file: hostileText,
        lines: fc.record({ first: fc.integer({ min: 1 }), last: fc.integer({ min: 1 }) }),
      }),
    ),
    paths: fc.array(arbitraryPath, { maxLength: 5 }),
    more: fc.nat(1000),
  })
  .map(({ more, ...finding }) => ({
    ...finding,
    bytes: finding.ownBytes + finding.baseBytes,
    reclaimableBytes: Math.min(finding.ownBytes, more),
    additionalBytes: Math.min(finding.ownBytes, more),
    pathCount: finding.paths.length + more,
  }));
