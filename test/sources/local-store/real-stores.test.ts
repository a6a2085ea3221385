import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { LocalStore } from '../../../src/sources/local-store/open-local-store.ts';
import { checkedReport } from '../../support/checked-report.ts';
import { loadFromStore } from '../../support/load-from-store.ts';
import { fileOf } from '../../support/open-image.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { unpackTar } from '../../support/unpack-tar.ts';

function unpacked(store: string): string {
  const directory = temporaryDirectory();
  unpackTar(gunzipSync(readFileSync(`fixtures/local-stores/${store}.tar.gz`)), directory);
  return directory;
}

const places: Readonly<Record<string, () => LocalStore>> = {
  docker: () => ({ kind: 'docker', dataRoot: unpacked('docker'), image: 'h5/tiny:1' }),
  'containers-storage': () => ({
    kind: 'containers-storage',
    graphRoot: unpacked('containers-storage'),
    image: 'h5/tiny:1',
  }),
};

test.each(Object.entries(places))('what %s keeps is what was loaded', async (_, placeOf) => {
  const archive = gunzipSync(readFileSync('fixtures/formats/docker20-save.tar.gz'));
  const { image, ...saved } = await checkedReport([fileOf(archive)]);
  const { image: stored, ...report } = await checkedReport(
    ['--verify', '-'],
    {},
    loadFromStore(placeOf()),
  );
  expect(report).toEqual(saved);
  expect(stored.config).toEqual(image.config);
  expect(stored.created).toBe(image.created);
});
