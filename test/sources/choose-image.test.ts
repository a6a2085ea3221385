import { describe, expect, test } from 'vitest';
import { parsePlatform } from '../../src/model/platform.ts';
import { fileOf, open, openBothWays, openStream } from '../support/open-image.ts';
import {
  archiveOf,
  dockerEntry,
  filesOf,
  named,
  ociTypes,
  refName,
  storedBlob,
  storedImage,
} from '../support/stored-image.ts';

const image = storedImage(['a', 'b']);

describe('several images', () => {
  const other = storedImage(['c']);
  const archive = archiveOf({
    ...image.files,
    ...other.files,
    'manifest.json': [dockerEntry(image, ['a/first:1', 'a/first:2']), dockerEntry(other, null)],
  });
  const id = other.config.descriptor.digest;

  test('are listed, and one is to be chosen', async () => {
    await expect(openStream(archive)).rejects.toMatchObject({
      code: 'choose-image',
      failed: `it holds 2 images: a/first:1, a/first:2 (${image.config.descriptor.digest.slice(7, 19)}); ${id.slice(7, 19)}`,
    });
  });

  test.each([
    ['a tag', 'a/first:2', 2],
    ['a full name', 'docker.io/a/first:1', 2],
    ['a short name', 'first', 2],
    ['an ID', id, 1],
    ['the start of an ID', id.slice(7, 15), 1],
  ])('are chosen by %s', async (_, name, layers) => {
    for (const opened of await openBothWays(archive, { image: name })) {
      expect(opened.contents).toHaveLength(layers);
    }
  });

  test('may not have the one that is asked for', async () => {
    await expect(open(fileOf(archive), { image: 'second' })).rejects.toMatchObject({
      code: 'choose-image',
      failed: expect.stringContaining('a/first:1'),
    });
  });

  test('are one image when they are listed once for each tag', async () => {
    const twice = archiveOf({
      ...image.files,
      'manifest.json': [dockerEntry(image, ['a:1']), dockerEntry(image, ['a:2'])],
    });
    const opened = await openStream(twice);
    expect(opened.image.tags).toEqual(['a:1', 'a:2']);
  });

  test('are chosen by a name behind the path', async () => {
    const tagged = archiveOf({
      ...image.files,
      ...other.files,
      'index.json': { manifests: [named(image, 'v1'), named(other, 'v2')] },
    });
    const opened = await open(`oci-archive:${fileOf(tagged)}:v2`);
    expect(opened.image.tags).toEqual(['v2']);
  });

  test('do not mind charts and attestations beside them', async () => {
    const chart = storedBlob(
      { config: { mediaType: 'application/vnd.cncf.helm.config.v1+json' }, layers: [] },
      ociTypes.manifest,
    );
    const beside = archiveOf({
      ...image.files,
      [chart.name]: chart.content,
      'index.json': { manifests: [chart.descriptor, image.manifest.descriptor] },
    });
    expect((await openStream(beside)).warnings).toEqual([]);
    const alone = archiveOf({
      [chart.name]: chart.content,
      'index.json': { manifests: [chart.descriptor] },
    });
    await expect(openStream(alone)).rejects.toThrow(/it is a Helm chart/);
  });
});

describe('several platforms', () => {
  const arm = storedImage(['arm'], { config: { architecture: 'arm64' } });
  const platforms = storedBlob(
    {
      manifests: [
        { ...image.manifest.descriptor, platform: { os: 'linux', architecture: 'amd64' } },
        { ...arm.manifest.descriptor, platform: { os: 'linux', architecture: 'arm64' } },
        {
          mediaType: ociTypes.manifest,
          digest: `sha256:${'0'.repeat(64)}`,
          platform: { os: 'linux', architecture: 's390x' },
        },
      ],
    },
    ociTypes.index,
  );
  const nested = storedBlob({ manifests: [platforms.descriptor] }, ociTypes.index);
  const archive = archiveOf({
    ...image.files,
    ...arm.files,
    ...filesOf([platforms, nested]),
    'index.json': { manifests: [{ ...nested.descriptor, annotations: { [refName]: 'multi:1' } }] },
  });

  test('are chosen by name, through indexes of indexes', async () => {
    for (const [name, layers] of [
      ['linux/aarch64', 1],
      ['linux/amd64', 2],
    ] as const) {
      const options = { platform: parsePlatform(name) };
      for (const opened of await openBothWays(archive, options)) {
        expect(opened.contents).toHaveLength(layers);
        expect(opened.image.tags).toEqual(['multi:1']);
      }
    }
  });

  test('are listed when the one that is asked for is not there', async () => {
    const options = { platform: parsePlatform('linux/s390x') };
    await expect(openStream(archive, options)).rejects.toMatchObject({
      code: 'choose-platform',
      failed: 'the image is there for linux/amd64, linux/arm64 (linux/s390x is named and not held)',
    });
  });

  test('warn of the manifests that are named and absent', async () => {
    const opened = await openStream(archive, { platform: parsePlatform('linux/arm64') });
    expect(opened.warnings).toMatchObject([
      { code: 'absent-manifest', message: expect.stringContaining('linux/s390x') },
    ]);
  });

  test('are picked by the digest of a manifest', async () => {
    const opened = await openStream(archive, { image: arm.manifest.descriptor.digest });
    expect(opened.image.platform.architecture).toBe('arm64');
  });

  test('may stand side by side in one index, with or without a tag', async () => {
    for (const annotations of [{}, { [refName]: 'v1' }]) {
      const flat = archiveOf({
        ...image.files,
        ...arm.files,
        'index.json': {
          manifests: [
            { ...image.manifest.descriptor, annotations },
            { ...arm.manifest.descriptor, annotations },
          ],
        },
      });
      const opened = await openStream(flat, { platform: parsePlatform('linux/arm64') });
      expect(opened.contents).toHaveLength(1);
    }
  });

  test('are none where all manifests are absent', async () => {
    const empty = archiveOf({ 'index.json': { manifests: [platforms.descriptor] } });
    await expect(openStream(empty)).rejects.toMatchObject({
      code: 'damaged',
      failed: expect.stringContaining(platforms.descriptor.digest),
    });
  });
});
