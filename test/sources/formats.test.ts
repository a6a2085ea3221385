import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { OpenedImage } from '../../src/sources/opened-image.ts';
import { open, openStream, tarDigest } from '../support/open-image.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { unpackTar } from '../support/unpack-tar.ts';
import { zstdFrame } from '../support/zstd-frame.ts';

/**
 * One image as each producer writes it: whichever way it is read, it is the same image. `tiny` has
 * five layers, two of them the same (`distinct` blobs, as most producers store them); `bx` has three and a history.
 */
const tiny = {
  diffIds: [
    'sha256:09441030aa067f555277e4d0a9d78a82e2ab4bed1f6083976f16d62ec0b2675b',
    'sha256:762386303df3bd0d5e019dd356d4b7e427f6af7e0c74049f9c5aeb4096774c5e',
    'sha256:6a33a609d129d4d140d62c0708f79f83553b79fb73041ad979d4522162878fb3',
    'sha256:a9f263d1f45c26ca63b8417593993edd97c634d6a0a63533ed21226cdbe99242',
    'sha256:6a33a609d129d4d140d62c0708f79f83553b79fb73041ad979d4522162878fb3',
  ],
  instructions: ['l0', 'l1', 'l2', 'l3', 'l4'],
  steps: 5,
  created: null,
  cmd: ['/bin/sh'],
  labels: {},
  distinct: 4,
};
const bx = {
  diffIds: [
    'sha256:43071d2eea730ee124e3353fa8d31ac66e4eeb18c66edcad408dad75a457d669',
    'sha256:cf4511f751b3ea74f42e0ce972a6bc0b833f56f71146e2082f7626992e989d9c',
    'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  ],
  instructions: ['ADD l0.tar /', 'COPY f /added', 'COPY f /added'],
  steps: 4,
  created: '2026-11-21T08:40:23.128889671Z',
  cmd: null,
  labels: { a: 'b' },
  distinct: 3,
};

interface Format {
  readonly file: string;
  readonly family: typeof tiny | typeof bx;
  readonly source: string;
  readonly tags: readonly string[];
  /** Which one, where there are several. */
  readonly image?: string;
  /** Codes; none where nothing is odd. */
  readonly warnings?: readonly string[];
}

const archives: readonly Format[] = [
  { file: 'buildx-docker', family: bx, source: 'docker-archive', tags: ['h5/bx:1'] },
  { file: 'buildx-oci', family: bx, source: 'oci-archive', tags: ['h5/bx:1'] },
  { file: 'buildx-oci-uncompressed', family: bx, source: 'oci-archive', tags: [] },
  { file: 'buildx-oci-zstd', family: bx, source: 'oci-archive', tags: [] },
  {
    file: 'crane-legacy',
    family: { ...tiny, distinct: 5 },
    source: 'docker-archive',
    tags: ['127.0.0.1:5055/h5/tiny:1'],
  },
  {
    file: 'crane-tarball',
    family: tiny,
    source: 'docker-archive',
    tags: ['127.0.0.1:5055/h5/tiny:1'],
  },
  {
    file: 'ctr-skip-manifest-json',
    family: bx,
    source: 'oci-archive',
    tags: ['127.0.0.1:5055/h5/bxm:1'],
    warnings: ['absent-manifest'],
  },
  { file: 'docker20', family: tiny, source: 'docker-archive', tags: ['h5/tiny:1'] },
  { file: 'docker28-containerd', family: tiny, source: 'docker-archive', tags: ['h5/tiny:1'] },
  {
    file: 'docker28-containerd-multi-attest',
    family: bx,
    source: 'docker-archive',
    tags: ['h5/bxm:1'],
  },
  {
    file: 'docker28-containerd-platform',
    family: bx,
    source: 'docker-archive',
    tags: ['127.0.0.1:5055/h5/bxm:1'],
  },
  {
    file: 'docker28-containerd-two-images',
    image: 'h5/bxm:1',
    family: bx,
    source: 'docker-archive',
    tags: ['h5/bxm:1'],
  },
  {
    file: 'docker28-containerd-two-images',
    image: 'h5/tiny:1',
    family: tiny,
    source: 'docker-archive',
    tags: ['h5/tiny:1'],
  },
  { file: 'docker28-overlay2', family: tiny, source: 'docker-archive', tags: ['h5/tiny:1'] },
  {
    file: 'docker28-two-tags',
    family: tiny,
    source: 'docker-archive',
    tags: ['h5/tiny:1', 'h5/tiny:latest'],
  },
  {
    file: 'hand-made-legacy',
    family: { ...tiny, distinct: 5 },
    source: 'docker-archive',
    tags: ['h5/tiny:1'],
  },
  { file: 'podman-docker-archive', family: tiny, source: 'docker-archive', tags: ['h5/tiny:1'] },
  { file: 'podman-oci-archive', family: tiny, source: 'oci-archive', tags: ['h5/tiny:1'] },
  { file: 'retar-dot-prefix', family: tiny, source: 'docker-archive', tags: ['h5/tiny:1'] },
  { file: 'skopeo-docker-archive', family: tiny, source: 'docker-archive', tags: [] },
  { file: 'skopeo-oci-archive', family: tiny, source: 'oci-archive', tags: ['h5/t:1'] },
];

/** Directories, packed as tars. */
const directories: readonly Format[] = [
  { file: 'dir-crane-oci', family: tiny, source: 'oci', tags: [] },
  { file: 'dir-podman-docker-dir', family: tiny, source: 'dir', tags: [] },
  { file: 'dir-podman-oci-dir', family: tiny, source: 'oci', tags: ['h5/tiny:1'] },
  { file: 'dir-skopeo-oci', family: tiny, source: 'oci', tags: ['v1'] },
  { file: 'dir-skopeo-oci-zstd', family: tiny, source: 'oci', tags: ['v1'] },
];

const pathOf = ({ file }: Format): string => `fixtures/formats/${file}.tar`;
const platform = { os: 'linux', architecture: 'amd64', variant: null };

async function seen({ image, contents, warnings }: OpenedImage): Promise<object> {
  return {
    source: image.source,
    tags: image.tags,
    diffIds: image.layers.map(({ diffId }) => diffId),
    read: await Promise.all(contents.map(tarDigest)),
    instructions: image.layers.map(({ instruction }) => instruction),
    steps: image.history.length,
    created: image.created,
    cmd: image.config.cmd,
    labels: image.config.labels,
    platform: image.platform,
    distinct: new Set(contents.map(({ key }) => key)).size,
    warnings: warnings.map(({ code }) => code),
  };
}

const expected = ({ family, source, tags, warnings = [] }: Format): object => ({
  ...family,
  read: family.diffIds,
  source,
  tags,
  platform,
  warnings,
});

describe.each(archives)('$file $source $tags', (format) => {
  const options = { image: format.image ?? null, platform };
  const bytes = readFileSync(pathOf(format));

  test('as a file', async () => {
    expect(await seen(await open(pathOf(format), options))).toEqual(expected(format));
  });

  test.each([1, 511, 65_536])('on standard input, in pieces of %i bytes', async (size) => {
    expect(await seen(await openStream(bytes, { ...options, size }))).toEqual(expected(format));
  });

  test.each([
    ['gzip', gzipSync],
    ['zstd', zstdFrame],
  ])('compressed as a whole with %s', async (_, compress) => {
    const path = join(temporaryDirectory(), 'archive');
    writeFileSync(path, compress(bytes));
    expect(await seen(await open(path, options))).toEqual(expected(format));
    expect(await seen(await openStream(compress(bytes), options))).toEqual(expected(format));
  });

  test('unpacked', async () => {
    const directory = temporaryDirectory();
    unpackTar(bytes, directory);
    const source = format.source === 'oci-archive' ? 'oci' : format.source;
    expect(await seen(await open(directory, options))).toEqual({ ...expected(format), source });
  });
});

describe.each(directories)('$file', (format) => {
  test('as a directory', async () => {
    const directory = temporaryDirectory();
    unpackTar(readFileSync(pathOf(format)), directory);
    expect(await seen(await open(directory))).toEqual(expected(format));
    expect(await seen(await open(`${format.source}:${directory}`))).toEqual(expected(format));
  });

  test('as an archive of the directory', async () => {
    const source = format.source === 'oci' ? 'oci-archive' : format.source;
    expect(await seen(await open(pathOf(format)))).toEqual({ ...expected(format), source });
  });
});

test('docker20-save.tar.gz, which is compressed as a whole', async () => {
  const format = { file: '', family: tiny, source: 'docker-archive', tags: ['h5/tiny:1'] };
  const opened = await open('fixtures/formats/docker20-save.tar.gz');
  expect(await seen(opened)).toEqual(expected(format));
});

test('dir-skopeo-oci-encrypted, whose layers can be seen and not read', async () => {
  const { image, contents } = await open('fixtures/formats/dir-skopeo-oci-encrypted.tar');
  expect(image.layers.map(({ diffId }) => diffId)).toEqual(tiny.diffIds);
  for (const [i, content] of contents.entries()) {
    expect(content).toMatchObject({ kind: 'absent', reason: expect.stringContaining('encrypted') });
    expect(image.layers[i]?.mediaType).toMatch(/\+encrypted$/);
  }
});

test('what a source names of its layers is kept, and sizes of what is compressed', async () => {
  const facts = async (file: string): Promise<object> => {
    const { image } = await open(`fixtures/formats/${file}`);
    const { digest, mediaType, compressedBytes } = image.layers[0] ?? {};
    return { manifest: image.digest?.slice(7, 15) ?? null, digest, mediaType, compressedBytes };
  };
  expect(await facts('skopeo-oci-archive.tar')).toEqual({
    manifest: '34980f30',
    digest: 'sha256:f359f07068d39909434ee5e869c68956b4b5f3a97d357cd925bccb829cd34c28',
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    compressedBytes: 572,
  });
  expect(await facts('docker28-overlay2.tar')).toEqual({
    manifest: '4687807a',
    digest: 'sha256:09441030aa067f555277e4d0a9d78a82e2ab4bed1f6083976f16d62ec0b2675b',
    mediaType: 'application/vnd.oci.image.layer.v1.tar',
    compressedBytes: null,
  });
  expect(await facts('crane-tarball.tar')).toEqual({
    manifest: null,
    digest: null,
    mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
    compressedBytes: 572,
  });
});
