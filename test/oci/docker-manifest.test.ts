import { describe, expect, test } from 'vitest';
import { readDockerManifest } from '../../src/oci/docker-manifest.ts';
import { digestOf } from '../support/digest.ts';

const read = (value: unknown): ReturnType<typeof readDockerManifest> =>
  readDockerManifest(Buffer.from(JSON.stringify(value)));

describe('readDockerManifest', () => {
  test('reads the images in order, with or without tags and layers', () => {
    const images = [
      { Config: 'a.json', RepoTags: ['a:1', 'a:2'], Layers: ['0/layer.tar', '1/layer.tar'] },
      { Config: 'b.json', RepoTags: null, Layers: null },
    ];
    expect(read(images)).toEqual([
      {
        config: 'a.json',
        tags: ['a:1', 'a:2'],
        layers: ['0/layer.tar', '1/layer.tar'],
        sources: new Map(),
      },
      { config: 'b.json', tags: [], layers: [], sources: new Map() },
    ]);
  });

  test('reads how Docker 25 describes the layers', () => {
    const mediaType = 'application/vnd.oci.image.layer.v1.tar';
    const LayerSources = {
      [digestOf('a')]: { mediaType, size: 1, digest: digestOf('b') },
      nonsense: {},
    };
    const [image] = read([{ Config: 'a', Layers: [], LayerSources }]) ?? [];
    expect(image?.sources.get(digestOf('a'))).toMatchObject({ mediaType, digest: digestOf('b') });
    expect(image?.sources.size).toBe(1);
  });

  test('knows the manifest of a dir: directory, which is no list', () => {
    expect(read({ schemaVersion: 2 })).toBeNull();
  });

  test('reads an empty list', () => {
    expect(read([])).toEqual([]);
  });

  test('names the image that is wrong', () => {
    expect(() => read([{ Config: 'a' }, { Config: 7 }])).toThrow('[1].Config is not text');
    expect(() => read([[]])).toThrow('could not read manifest.json: [0] is not an object');
  });

  test('refuses more images, layers and tags than any archive has', () => {
    expect(() => read(Array.from({ length: 1_001 }, () => ({})))).toThrow(/1001 images/);
    const Layers = Array.from({ length: 2_001 }, () => 'a');
    expect(() => read([{ Config: 'a', Layers }])).toThrow(/2001 layers/);
    const RepoTags = Array.from({ length: 10_001 }, (_, i) => `a:${i}`);
    expect(() => read([{ Config: 'a', RepoTags }])).toThrow(/10001 tags/);
  });
});
