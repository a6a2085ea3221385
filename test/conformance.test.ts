import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ListingRow } from '../src/report/listing.ts';
import type { Report } from '../src/report/report.ts';
import { checkedReport } from './support/checked-report.ts';
import { FakeRegistry } from './support/fake-registry.ts';
import type { Surroundings } from './support/fake-io.ts';
import {
  bxFixtures,
  type ImageFixture,
  imageFixtures,
  tinyFixtures,
} from './support/image-fixtures.ts';
import { memoryStream } from './support/memory.ts';
import { changeBit, layerFiles, quietPlace } from './support/layer-files.ts';
import { startEngine } from './support/fake-engine.ts';
import { engineImageOf } from './support/engine-image.ts';
import { loadFromStore } from './support/load-from-store.ts';
import { containersRoot, dockerRoot } from './support/local-stores.ts';
import { fileOf } from './support/open-image.ts';
import { ociArchive } from './support/oci-archive.ts';
import { pushArchive } from './support/pushed-archive.ts';
import { republish } from './support/republish.ts';
import { runMain } from './support/run-main.ts';
import { buildTar } from './support/tar.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';
import { chunkedLayer } from './support/toc-layer.ts';
import { unpackTar } from './support/unpack-tar.ts';
import { zstdFrame } from './support/zstd-frame.ts';

/** How an archive can reach the program: what to write on the command line, and what to send. */
type Way = (archive: Uint8Array) => readonly [argv: readonly string[], sent?: Surroundings];

const asFile: Way = (archive) => [[fileOf(archive)]];
const piped =
  (size: number): Way =>
  (archive) => [['-'], { stdin: memoryStream(archive, size) }];
const packed =
  (pack: (bytes: Uint8Array) => Uint8Array, way: Way): Way =>
  (archive) =>
    way(pack(archive));

const ways: Readonly<Record<string, Way>> = {
  'read in full and verified': (archive) => [['--verify', fileOf(archive)]],
  'piped in pieces of 211 bytes': piped(211),
  'piped in pieces of 64 KB': piped(1 << 16),
  'piped in pieces of 1 MB': piped(1 << 20),
  'piped and verified': (archive) => [['--verify', '-'], { stdin: memoryStream(archive) }],
  'compressed with gzip': packed(gzipSync, asFile),
  'compressed with gzip and piped': packed(gzipSync, piped(1000)),
  'compressed with zstd': packed(zstdFrame, asFile),
  'compressed with zstd and piped': packed(zstdFrame, piped(1000)),
};

function reportBy(way: Way, { archive, choice }: ImageFixture): Promise<Report> {
  const [argv, sent] = way(archive);
  return checkedReport([...choice, ...argv], sent);
}

/** What comes in order is read in full. */
function withoutReading(report: Report): object {
  return { ...report, reading: null };
}

/** The same bytes that come another way differ in what was typed and in how many were read only. */
function withoutReference({ image, ...report }: Report): object {
  return { ...report, image: { ...image, reference: null }, reading: null };
}

/** Nor does a directory differ from an archive of it, but in what it is called. */
function withoutPlace({ image, warnings, ...report }: Report): object {
  return {
    ...report,
    image: { ...image, reference: null, source: null },
    reading: null,
    warnings: warnings.map(({ code }) => code),
  };
}

/**
 * What the image is, whoever wrote it: what says how it is stored is left out, and the names that
 * it goes by. (One archive names a manifest that it does not hold, which is all that is warned of.)
 */
function withoutStorage({ image, summary, layers, warnings, ...report }: Report): object {
  return {
    ...report,
    reading: null,
    image: { ...image, reference: null, source: null, digest: null, tags: null },
    summary: { ...summary, compressedBytes: null },
    layers: layers.map((layer) => ({
      ...layer,
      digest: null,
      mediaType: null,
      compressedBytes: null,
    })),
    warnings: warnings.filter(({ code }) => code !== 'absent-manifest'),
  };
}

describe.each(imageFixtures)('$name', (fixture) => {
  test('gives one report, whichever way it comes', async () => {
    const walked = withoutReference(await reportBy(asFile, fixture));
    for (const [name, way] of Object.entries(ways)) {
      const report = withoutReference(await reportBy(way, fixture));
      expect({ [name]: report }).toEqual({ [name]: walked });
    }
  });

  test('unpacked into a directory gives the same report', async () => {
    const directory = temporaryDirectory();
    unpackTar(fixture.archive, directory);
    const report = await checkedReport([...fixture.choice, directory]);
    expect(withoutPlace(report)).toEqual(withoutPlace(await reportBy(asFile, fixture)));
  });
});

/** An engine exports what was named, and nothing beside it. */
const exported = imageFixtures.filter(({ choice }) => !choice.includes('--image'));

describe.each(exported)('$name, exported by an engine,', (fixture) => {
  test.each(['docker', 'podman'] as const)('gives the same report (%s)', async (source) => {
    const { image, ...archived } = await reportBy(asFile, fixture);
    const { archive, choice } = fixture;
    const { tags, platform } = image;
    const { host } = await startEngine({
      podman: source === 'podman',
      images: [{ name: 'app:1', archive, tags, platforms: [platform] }],
    });
    const reference = 'docker://app:1';
    const report = await checkedReport([...choice, reference], { env: { DOCKER_HOST: host } });
    expect(withoutReading(report)).toEqual(
      withoutReading({ ...archived, image: { ...image, source, reference } }),
    );
  });
});

describe.each(imageFixtures)('$name, unpacked by an engine,', (fixture) => {
  test('gives the same report from the files of Docker and of podman', async () => {
    const archived = withoutStorage(await reportBy(asFile, fixture));
    const image = await engineImageOf(fixture);
    const places = [
      { kind: 'docker', dataRoot: dockerRoot(image), image: 'stored' },
      { kind: 'containers-storage', graphRoot: containersRoot(image), image: 'stored' },
    ] as const;
    for (const place of places) {
      for (const options of [[], ['--verify']]) {
        const report = await checkedReport([...options, 'stored'], {}, loadFromStore(place));
        expect({ [place.kind]: withoutStorage(report) }).toEqual({ [place.kind]: archived });
      }
    }
  });
});

/** An archive of several images cannot be one image in a registry. */
const single = imageFixtures.filter(({ choice }) => !choice.includes('--image'));

describe.each(single)('$name in a registry', (fixture) => {
  test.each([
    ['', []],
    [', verified', ['--verify']],
  ])('gives the same report%s', async (_, options) => {
    const registry = await FakeRegistry.start();
    pushArchive(registry, fixture.archive);
    const reference = `registry://${registry.host}/app:1`;
    const report = await checkedReport([...options, ...fixture.choice, reference]);
    expect(withoutStorage(report)).toEqual(withoutStorage(await reportBy(asFile, fixture)));
  });
});

/** What the layers are, whatever the config says besides. */
function withoutConfig(report: Report): object {
  return { ...withoutStorage(report), image: null };
}

/** All but what a table of contents alone can tell. */
function withoutTable(rows: readonly ListingRow[]): readonly object[] {
  return rows.map((row) => ({ ...row, compressedBytes: null }));
}

test.each(imageFixtures)(
  '$name is the same when its layers publish their tables of contents',
  async (fixture) => {
    const path = fileOf(await republish(fixture, chunkedLayer));
    const { out, err } = await runMain(['ls', '--verbose', '--format', 'json', path]);
    expect(err).toContain('by its table of contents (zstd:chunked)');
    expect(err).not.toContain('streamed');
    expect(withoutTable(JSON.parse(out))).toEqual(await listing(fixture));
    const report = withoutConfig(await checkedReport([path]));
    expect(report).toEqual(withoutConfig(await reportBy(asFile, fixture)));
  },
);

/** This one does not say which digests its compressed layers have. */
const sealed = imageFixtures.filter(({ name }) => name !== 'crane-tarball.tar');

test.each(sealed)(
  '$name is refused when a layer was changed, if it is verified or piped',
  async (fixture) => {
    const archive = Uint8Array.from(fixture.archive);
    let changed = 0;
    for (const layer of layerFiles(archive, await reportBy(asFile, fixture))) {
      const place = quietPlace(layer);
      if (place === null) continue;
      changeBit(layer, place);
      await expectRefusal(['--verify', ...fixture.choice, fileOf(archive)]);
      await expectRefusal([...fixture.choice, '-'], { stdin: memoryStream(archive) });
      changeBit(layer, place);
      changed++;
    }
    expect(changed).toBeGreaterThan(0);
  },
);

/** Refused for the digest of some layer, and for nothing else that is wrong with it. */
async function expectRefusal(argv: readonly string[], sent?: Surroundings): Promise<void> {
  const { exitCode, out, err } = await runMain(argv, undefined, sent);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  expect(err.replaceAll(/\s+/g, ' ')).toMatch(/^error: .* has the digest .* \(layer \d+\) /);
}

describe.each([
  ['tiny', tinyFixtures],
  ['bx', bxFixtures],
])('%s', (_, fixtures) => {
  const [first, ...others] = fixtures;
  if (first === undefined) throw new Error('there are no fixtures');

  test.each(others)(`is the same in $name as in ${first.name}`, async (fixture) => {
    const report = withoutStorage(await reportBy(asFile, fixture));
    expect(report).toEqual(withoutStorage(await reportBy(asFile, first)));
    expect(await listing(fixture)).toEqual(await listing(first));
  });
});

async function listing({ archive, choice }: ImageFixture): Promise<unknown> {
  const argv = ['ls', '--format', 'json', ...choice, fileOf(archive)];
  const { exitCode, out } = await runMain(argv);
  expect(exitCode).toBe(0);
  return withoutTable(JSON.parse(out));
}

test('a compressed layer that is another one than the config says is found by --verify', async () => {
  const layer = gzipSync(buildTar([{ path: 'a', content: 'a' }]));
  // The digest in the config is that of the compressed bytes.
  const path = fileOf(ociArchive([layer]));
  expect((await runMain([path])).exitCode).toBe(0);
  await expectRefusal(['--verify', path]);
});
