import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAttestation } from '../../src/oci/descriptor.ts';
import { readManifest } from '../../src/oci/manifest.ts';
import { digestOf } from '../support/digest.ts';
import { unexpectedFailure } from '../support/unexpected-failure.ts';

const ociConfig = 'application/vnd.oci.image.config.v1+json';
const ociLayer = 'application/vnd.oci.image.layer.v1.tar+gzip';
const descriptor = (mediaType: string, letter = 'a'): object => ({
  mediaType,
  digest: digestOf(letter),
  size: 1,
});
const read = (value: unknown): ReturnType<typeof readManifest> =>
  readManifest(Buffer.from(JSON.stringify(value)), 'manifest x');

describe('readManifest', () => {
  test("reads an OCI manifest and Docker's schema 2 alike", () => {
    const oci = {
      schemaVersion: 2,
      config: descriptor(ociConfig, 'c'),
      layers: [
        { ...descriptor(ociLayer), urls: ['https://example.com/a'], annotations: { k: 'v' } },
      ],
      annotations: { base: 'debian' },
    };
    expect(read(oci)).toEqual({
      kind: 'manifest',
      config: expect.objectContaining({ digest: digestOf('c') }),
      layers: [
        {
          mediaType: ociLayer,
          digest: digestOf('a'),
          size: 1,
          urls: ['https://example.com/a'],
          annotations: { k: 'v' },
          platform: null,
        },
      ],
      annotations: { base: 'debian' },
    });
    const docker = {
      schemaVersion: 2,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: descriptor('application/vnd.docker.container.image.v1+json'),
      layers: [descriptor('application/vnd.docker.image.rootfs.diff.tar.gzip')],
    };
    expect(read(docker)).toMatchObject({ kind: 'manifest', layers: [{ digest: digestOf('a') }] });
  });

  test('reads an index by its media type, or by its shape', () => {
    const platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };
    const manifests = [{ ...descriptor(''), platform }];
    const mediaType = 'application/vnd.docker.distribution.manifest.list.v2+json';
    for (const index of [{ manifests }, { mediaType, manifests }]) {
      expect(read(index)).toMatchObject({ kind: 'index', manifests: [{ platform }] });
    }
  });

  test('reads a manifest without layers, as Docker 25.0.0 wrote them', () => {
    expect(read({ config: descriptor(ociConfig), layers: [] })).toMatchObject({ layers: [] });
    expect(read({ config: descriptor(ociConfig), layers: null })).toMatchObject({ layers: [] });
  });

  test.each([
    [
      'a Helm chart',
      {
        config: descriptor('application/vnd.cncf.helm.config.v1+json'),
        layers: [descriptor('application/vnd.cncf.helm.chart.content.v1.tar+gzip')],
      },
    ],
    [
      'an attestation',
      { config: descriptor(ociConfig), layers: [descriptor('application/vnd.in-toto+json')] },
    ],
    [
      'a cosign signature',
      {
        config: descriptor(ociConfig),
        layers: [descriptor('application/vnd.dev.cosign.simplesigning.v1+json')],
      },
    ],
    [
      'an artifact of type application/vnd.example.sbom',
      {
        artifactType: 'application/vnd.example.sbom',
        config: descriptor('application/vnd.oci.empty.v1+json'),
        layers: [descriptor('text/spdx+json')],
      },
    ],
    ['an artifact of type application/x.thing', { artifactType: 'application/x.thing' }],
  ])('refuses %s by name', (name, manifest) => {
    expect(() => read(manifest)).toThrow(`it is ${name}, not a container image`);
  });

  test("refuses Docker's schema 1 by name", () => {
    expect(() => read({ schemaVersion: 1, fsLayers: [], history: [] })).toThrow(/schema 1/);
    const mediaType = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    expect(() => read({ mediaType, schemaVersion: 2 })).toThrow(/schema 1/);
  });

  test('names the descriptor that is wrong', () => {
    const layers = [descriptor(ociLayer), { mediaType: ociLayer, digest: 'sha256:../../etc' }];
    expect(() => read({ config: descriptor(ociConfig), layers })).toThrow(
      'could not read manifest x: layers[1].digest is not a digest',
    );
    expect(() => read({ layers: [] })).toThrow(/config is not an object/);
    expect(() => read({ manifests: {} })).toThrow(/manifests is not a list/);
  });

  test('refuses more layers and more manifests than any image has', () => {
    const many = Array.from({ length: 2_001 }, () => descriptor(ociLayer));
    expect(() => read({ config: descriptor(ociConfig), layers: many })).toThrow(
      /more than the 2000/,
    );
    expect(() => read({ manifests: many })).toThrow(/more than the 1000/);
  });

  test('fails in no other way than with a LayerscopeError, whatever the document', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom([{}], { digest: digestOf('a') }));
    const names = ['config', 'layers', 'manifests', 'mediaType', 'artifactType', 'annotations'];
    const documents = fc.dictionary(fc.constantFrom(...names), field);
    fc.assert(
      fc.property(documents, (document) => {
        expect(unexpectedFailure(() => read(document))).toBeNull();
      }),
    );
  });
});

describe('isAttestation', () => {
  const image = {
    mediaType: '',
    digest: digestOf('a'),
    size: 0,
    urls: [],
    annotations: {},
    platform: null,
  };

  test("knows BuildKit's annotation and its unknown platform", () => {
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const platform = { os: 'unknown', architecture: 'unknown', variant: null };
    expect(isAttestation({ ...image, annotations })).toBe(true);
    expect(isAttestation({ ...image, platform })).toBe(true);
    expect(isAttestation(image)).toBe(false);
  });
});
