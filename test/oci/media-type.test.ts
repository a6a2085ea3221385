import { describe, expect, test } from 'vitest';
import {
  isEncryptedType,
  isIndexType,
  isLayerType,
  isNondistributableType,
  layerTypeOf,
} from '../../src/oci/media-type.ts';

describe('media types', () => {
  test.each([
    'application/vnd.oci.image.layer.v1.tar',
    'application/vnd.oci.image.layer.v1.tar+gzip',
    'application/vnd.oci.image.layer.v1.tar+zstd',
    'application/vnd.oci.image.layer.v1.tar+gzip+encrypted',
    'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
    'application/vnd.docker.image.rootfs.diff.tar',
    'application/vnd.docker.image.rootfs.diff.tar.gzip',
    'application/vnd.docker.image.rootfs.diff.tar.zstd',
    'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
    layerTypeOf('none'),
    layerTypeOf('zstd'),
  ])('%s is a layer', (mediaType) => {
    expect(isLayerType(mediaType)).toBe(true);
    expect(isEncryptedType(mediaType)).toBe(mediaType.includes('encrypted'));
    expect(isNondistributableType(mediaType)).toBe(/nondistributable|foreign/.test(mediaType));
  });

  test.each(['application/vnd.in-toto+json', 'application/vnd.cncf.helm.config.v1+json', ''])(
    '%j is neither a layer nor an index',
    (mediaType) => {
      expect(isLayerType(mediaType)).toBe(false);
      expect(isIndexType(mediaType)).toBe(false);
    },
  );
});
