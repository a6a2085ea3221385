import type { Image } from '../../src/model/image.ts';
import { digestOf } from './digest.ts';

/** What the manifest and config of some image say, with this many layers. */
export function imageOf(layers: number, baseCount = 0): Image {
  return {
    source: 'docker-archive',
    digest: digestOf('a'),
    platform: { os: 'linux', architecture: 'amd64', variant: null },
    created: '2025-11-20T14:03:27Z',
    tags: ['app:1.0'],
    config: {
      user: 'app',
      entrypoint: ['/bin/app'],
      cmd: ['serve'],
      env: ['PATH=/bin', 'LANG=C.UTF-8'],
      workingDir: '/srv',
      labels: { maintainer: 'someone' },
      exposedPorts: ['80/tcp'],
      volumes: [],
      stopSignal: null,
      healthcheck: null,
    },
    history: [],
    layers: Array.from({ length: layers }, (_, index) => ({
      index,
      diffId: digestOf('b'),
      digest: digestOf('c'),
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      compressedBytes: 100 + index,
      instruction: `RUN step ${index}`,
      createdBy: `/bin/sh -c step ${index}`,
      created: '2025-11-20T14:03:27Z',
    })),
    base: { count: baseCount, foundBy: 'first-layer', name: null, digest: null },
  };
}
