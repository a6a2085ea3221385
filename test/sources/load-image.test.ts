import { describe, expect, test } from 'vitest';
import { layersOf, openBothWays, openStream } from '../support/open-image.ts';
import { archiveOf, type Files, named, storedImage } from '../support/stored-image.ts';
import { concat, paxHeader } from '../support/tar-blocks.ts';

const image = storedImage(['a', 'b']);
const digests = image.layers.map(({ descriptor }) => descriptor.digest);
const files: Files = { ...image.files, 'index.json': { manifests: [image.manifest.descriptor] } };

describe('an image', () => {
  test('may come without history, or with more or less of it than layers', async () => {
    const histories = [undefined, [], ['RUN a', 'RUN b', 'RUN c'], ['RUN b']];
    for (const steps of histories) {
      const history = steps?.map((created_by) => ({ created_by }));
      const odd = storedImage(['a', 'b'], { config: { history } });
      const archive = archiveOf({
        ...odd.files,
        'index.json': { manifests: [odd.manifest.descriptor] },
      });
      const opened = await openStream(archive);
      expect(opened.image.layers[1]?.instruction).toBe(steps?.at(-1) ?? '');
      expect(opened.warnings.map(({ code }) => code)).toEqual(
        (steps?.length ?? 0) > 0 ? ['history-mismatch'] : [],
      );
    }
  });

  test('is not hidden by a global PAX header in its archive', async () => {
    const archive = concat([paxHeader({ comment: '0123' }, 'g'), archiveOf(files)]);
    for (const opened of await openBothWays(archive)) {
      expect(await layersOf(opened)).toEqual(digests);
    }
  });

  test('takes --base-layers, or the base that its annotations name', async () => {
    const own = storedImage(['a', 'b', 'c'], {
      manifest: {
        annotations: {
          'org.opencontainers.image.base.name': 'docker.io/library/base:1',
          'org.opencontainers.image.base.digest': image.manifest.descriptor.digest,
        },
      },
    });
    const archive = archiveOf({
      ...image.files,
      ...own.files,
      'index.json': {
        manifests: [named(image, 'base:1'), named(own, 'own:1')],
      },
    });
    const chosen = { image: 'own:1' };
    const base = { name: 'docker.io/library/base:1', digest: image.manifest.descriptor.digest };
    for (const opened of await openBothWays(archive, chosen)) {
      expect(opened.image.base).toEqual({ count: 2, foundBy: 'annotation', ...base });
    }
    for (const opened of await openBothWays(archive, { ...chosen, baseLayers: 3 })) {
      expect(opened.image.base).toEqual({ count: 3, foundBy: 'option', ...base });
    }
    await expect(openStream(archive, { ...chosen, baseLayers: 4 })).rejects.toMatchObject({
      code: 'usage',
    });
  });

  test('warns of documents that are not what their digests say', async () => {
    const changed = { ...JSON.parse(Buffer.from(image.config.content).toString()), author: 'eve' };
    const archive = archiveOf({ ...files, [image.config.name]: changed });
    for (const opened of await openBothWays(archive)) {
      expect(opened.warnings).toMatchObject([
        { code: 'digest-mismatch', message: expect.stringContaining(image.config.name) },
      ]);
    }
  });
});
