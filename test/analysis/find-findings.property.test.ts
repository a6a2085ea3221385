import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allRules } from '../../src/analysis/finding-settings.ts';
import { pathMatcher } from '../../src/analysis/glob.ts';
import type { PathPattern } from '../../src/analysis/path-pattern.ts';
import { packageManagers } from '../../src/analysis/rules/package-managers/package-managers.ts';
import { ruleIds } from '../../src/analysis/rules/rules.ts';
import {
  archives,
  pycache,
  type UnwantedPlace,
  unwantedPlaces,
} from '../../src/analysis/rules/unwanted-places.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import { analysedTars } from '../support/analysed.ts';
import { imageOf } from '../support/image.ts';
import { type NaiveContent, naiveImage } from '../support/naive-image.ts';
import { buildTar, type TarEntrySpec } from '../support/tar.ts';

// Names that catalogues know, in any order and depth, and some that they do not.
const words = 'var cache apt archives log lib lists tmp root a x.log .cache pip .git node_modules';
const names = `${words} .npm _cacache go pkg mod .DS_Store`.split(' ');
const name = fc.constantFrom(...names);
const known = fc.constantFrom(
  'var/lib/apt/lists/x',
  'var/cache/apt/archives/a',
  'root/.cache/pip/x.log',
  'tmp/a',
  'a/.git/a',
);
const path = fc.oneof(
  known,
  fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/')),
);
// What is smaller than this is not told at all.
const content = fc.constantFrom('x', 'y', 'z').map((letter) => letter.repeat(5000));
const file = fc.record({ path, content });

const layer: fc.Arbitrary<readonly TarEntrySpec[]> = fc
  .array(fc.tuple(file, fc.option(path, { nil: null }), fc.boolean()), { maxLength: 8 })
  .map((rows) =>
    rows.flatMap(([spec, link, isWhiteout]): TarEntrySpec[] => {
      if (isWhiteout) return [{ path: spec.path.replace(/[^/]*$/, '.wh.$&') }];
      if (link === null || overlap(link, spec.path)) return [spec];
      return [spec, { path: link, type: 'hardlink', linkTarget: spec.path }];
    }),
  );
const image = fc.array(layer, { minLength: 1, maxLength: 4 });

function overlap(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

type Matches = (path: string) => boolean;

/** By the globs of people, which know nothing of how those of rules are matched. */
function matcher({ globs }: PathPattern): Matches {
  const matches = pathMatcher(
    globs.map((glob) => (/^\/|^[^/]+$/.test(glob) ? glob : `**/${glob}`)),
  );
  return (at) => matches(encodeText(at));
}

const leftovers = packageManagers.flatMap(({ places }) => places.map(matcher));
const special: ReadonlySet<UnwantedPlace> = new Set([pycache, archives]);
const unwanted = unwantedPlaces
  .filter((place) => place.from !== 'context' && !special.has(place))
  .map(matcher);

/** Whether one place has all names of a content. */
function isClaimed(paths: readonly string[]): boolean {
  const isLeftover = (at: string): boolean => leftovers.some((matches) => matches(at));
  return (
    leftovers.some((matches) => paths.every(matches)) ||
    unwanted.some((matches) => paths.every((at) => matches(at) && !isLeftover(at)))
  );
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

test('avoidable bytes are those of live contents of which one place has all names', async () => {
  const others = ruleIds.filter((id) => id !== 'package-leftovers' && id !== 'unwanted-files');
  const settings = {
    ...allRules,
    severities: new Map(others.map((id) => [id, 'off'] as const)),
  };
  await fc.assert(
    fc.asyncProperty(image, async (layers) => {
      const { analysis } = await analysedTars(
        layers.map(buildTar),
        imageOf(layers.length),
        settings,
      );
      const namesOf = new Map<NaiveContent, string[]>();
      for (const [at, { content: found }] of naiveImage(layers).states.at(-1) ?? []) {
        if (found !== null) namesOf.set(found, [...(namesOf.get(found) ?? []), at]);
      }
      const claimed = [...namesOf].filter(([, paths]) => isClaimed(paths));
      expect(analysis.summary.avoidableBytes).toBe(sum(claimed.map(([{ bytes }]) => bytes.length)));
    }),
    { numRuns: 250 },
  );
});

test('no byte is promised twice, and none that the image does not store', async () => {
  await fc.assert(
    fc.asyncProperty(image, fc.nat(4), async (layers, base) => {
      const { analysis } = await analysedTars(
        layers.map(buildTar),
        imageOf(layers.length, Math.min(base, layers.length)),
      );
      const { summary, findings } = analysis;
      const promised = sum(findings.map(({ additionalBytes }) => additionalBytes));
      expect(promised).toBeLessThanOrEqual(summary.storedBytes);
      expect(summary.avoidableBytes).toBeLessThanOrEqual(summary.finalBytes);
      const reclaimed = sum(findings.map(({ reclaimableBytes }) => reclaimableBytes));
      expect(reclaimed).toBeLessThanOrEqual(summary.reclaimableBytes);
      for (const finding of findings) {
        expect(finding.ownBytes + finding.baseBytes).toBe(finding.bytes);
        expect(finding.additionalBytes).toBeLessThanOrEqual(finding.ownBytes);
        expect(finding.pathCount).toBeGreaterThanOrEqual(finding.paths.length);
      }
    }),
    { numRuns: 150 },
  );
});
