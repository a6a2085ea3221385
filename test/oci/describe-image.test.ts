import { describe, expect, test } from 'vitest';
import { describeImage, type ImageFacts } from '../../src/oci/describe-image.ts';
import { readConfig } from '../../src/oci/image-config.ts';
import { digestOf } from '../support/digest.ts';

const layer = {
  digest: null,
  mediaType: 'application/vnd.oci.image.layer.v1.tar',
  compressedBytes: null,
};

function facts(config: object, more: Partial<ImageFacts> = {}): ImageFacts {
  return {
    source: 'docker-archive',
    digest: null,
    platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    tags: ['app:1'],
    annotations: {},
    config: readConfig(Buffer.from(JSON.stringify(config)), 'config'),
    layers: [layer, { ...layer, digest: digestOf('b'), compressedBytes: 7 }],
    baseOption: null,
    diffIdsOf: () => null,
    ...more,
  };
}

const rootfs = { diff_ids: [digestOf('1'), digestOf('2')] };

describe('describeImage', () => {
  test('tells each layer what made it', () => {
    const history = [
      { created_by: '/bin/sh -c #(nop) ADD a in /', created: '2024-05-01T10:00:00Z' },
      { created_by: 'ENV A=1', empty_layer: true },
      { created_by: 'RUN /bin/sh -c make # buildkit' },
    ];
    const { image, warnings } = describeImage(facts({ rootfs, history }));
    expect(image.layers).toEqual([
      {
        ...layer,
        index: 0,
        diffId: digestOf('1'),
        instruction: 'ADD a in /',
        createdBy: '/bin/sh -c #(nop) ADD a in /',
        created: '2024-05-01T10:00:00Z',
      },
      {
        index: 1,
        diffId: digestOf('2'),
        digest: digestOf('b'),
        mediaType: layer.mediaType,
        compressedBytes: 7,
        instruction: 'RUN make',
        createdBy: 'RUN /bin/sh -c make # buildkit',
        created: null,
      },
    ]);
    expect(image.history).toHaveLength(3);
    expect(warnings).toEqual([]);
  });

  test('says nothing of layers without a history, and nothing against it', () => {
    const { image, warnings } = describeImage(facts({ rootfs }));
    expect(image.layers.map(({ instruction }) => instruction)).toEqual(['', '']);
    expect(warnings).toEqual([]);
  });

  test('warns of a history that does not fit the layers', () => {
    const { warnings } = describeImage(facts({ rootfs, history: [{ created_by: 'RUN a' }] }));
    expect(warnings).toMatchObject([
      {
        code: 'history-mismatch',
        layer: null,
        message: expect.stringContaining('2 layers and the history steps for 1'),
      },
    ]);
  });

  test('leaves a diffID open that the config does not list', () => {
    const { image } = describeImage(facts({ rootfs: { diff_ids: [digestOf('1')] } }));
    expect(image.layers.map(({ diffId }) => diffId)).toEqual([digestOf('1'), null]);
  });

  test("believes the config's platform, and takes the variant from the index", () => {
    const own = describeImage(facts({ os: 'linux', architecture: 'arm64' })).image.platform;
    expect(own).toEqual({ os: 'linux', architecture: 'arm64', variant: 'v8' });
    expect(describeImage(facts({})).image.platform.architecture).toBe('arm64');
  });

  test('counts the layers of a base image that is at hand and that the image begins with', () => {
    const annotations = { 'org.opencontainers.image.base.digest': digestOf('e') };
    const base = (diffIdsOf: ImageFacts['diffIdsOf']): object =>
      describeImage(facts({ rootfs }, { annotations, diffIdsOf })).image.base;
    expect(base((digest) => (digest === digestOf('e') ? [digestOf('1')] : null))).toEqual({
      count: 1,
      foundBy: 'annotation',
      name: null,
      digest: digestOf('e'),
    });
    for (const other of [null, [], [digestOf('2')], [null]]) {
      expect(base(() => other)).toMatchObject({ foundBy: 'first-layer' });
    }
  });
});
