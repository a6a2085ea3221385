import { describe, expect, test } from 'vitest';
import { openStream } from '../support/open-image.ts';
import {
  archiveOf,
  type Files,
  filesOf,
  ociTypes,
  storedBlob,
  storedImage,
} from '../support/stored-image.ts';

const image = storedImage(['a']);

/** Indexes of indexes: as many as `depth` around the one image. */
function nested(depth: number): Files {
  const indexes = [image.manifest];
  for (let i = 0; i < depth; i++) {
    const inner = indexes.map(({ descriptor }) => descriptor).at(-1);
    indexes.push(storedBlob({ manifests: [inner] }, ociTypes.index));
  }
  const top = indexes.at(-1)?.descriptor;
  return { ...image.files, ...filesOf(indexes), 'index.json': { manifests: [top] } };
}

describe('an index', () => {
  test('may stand in indexes, eight of them, and no more', async () => {
    expect((await openStream(archiveOf(nested(8)))).contents).toHaveLength(1);
    await expect(openStream(archiveOf(nested(9)))).rejects.toMatchObject({
      code: 'limit-exceeded',
      failed: expect.stringContaining('levels deep'),
    });
  });

  test('may not name itself for ever', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const manifests = [{ mediaType: ociTypes.index, digest }];
    const archive = archiveOf({
      'index.json': { manifests },
      [`blobs/sha256/${'0'.repeat(64)}`]: { manifests },
    });
    await expect(openStream(archive)).rejects.toMatchObject({ code: 'limit-exceeded' });
  });

  test('may not lead to more manifests than any archive holds', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const manifests = Array.from({ length: 900 }, () => ({ mediaType: ociTypes.index, digest }));
    const archive = archiveOf({
      'index.json': { manifests },
      [`blobs/sha256/${'0'.repeat(64)}`]: { manifests },
    });
    await expect(openStream(archive)).rejects.toMatchObject({ code: 'limit-exceeded' });
  });

  test('may not name a large config again and again', async () => {
    const config = storedBlob(Buffer.from(JSON.stringify({}).padEnd(2_000_000)), ociTypes.config);
    const platforms = Array.from({ length: 40 }, (_, i) =>
      storedBlob(
        { config: config.descriptor, layers: [], annotations: { n: `${i}` } },
        ociTypes.manifest,
      ),
    );
    const archive = archiveOf({
      ...filesOf([config, ...platforms]),
      'index.json': { manifests: platforms.map(({ descriptor }) => descriptor) },
    });
    await expect(openStream(archive)).rejects.toMatchObject({
      code: 'limit-exceeded',
      failed: expect.stringContaining('together'),
    });
  });

  test('may name a manifest that cannot be read beside one that can, which is told', async () => {
    const broken = storedBlob(Buffer.from('{'), ociTypes.manifest);
    const archive = archiveOf({
      ...image.files,
      ...filesOf([broken]),
      'index.json': { manifests: [broken.descriptor, image.manifest.descriptor] },
    });
    expect((await openStream(archive)).warnings).toMatchObject([
      { code: 'unreadable-metadata', message: expect.stringContaining(broken.descriptor.digest) },
    ]);
  });
});
