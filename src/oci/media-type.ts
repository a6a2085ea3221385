/**
 * The media types that layerscope tells apart: those of the OCI image spec (media-types.md) and
 * those that Docker used before it (distribution spec v2, schema 2).
 */

const indexes: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]);

/** Of images and of their indexes: all that layerscope reads. */
export const manifestTypes: readonly string[] = [
  ...indexes,
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

const imageConfigs: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

const layerFamilies = ['application/vnd.oci.image.layer.', 'application/vnd.docker.image.rootfs.'];

export function isIndexType(mediaType: string): boolean {
  return indexes.has(mediaType);
}

/** Docker's first format, `…manifest.v1+json` and `…manifest.v1+prettyjws`. */
export function isSchema1Type(mediaType: string): boolean {
  return mediaType.startsWith('application/vnd.docker.distribution.manifest.v1+');
}

export function isImageConfigType(mediaType: string): boolean {
  return imageConfigs.has(mediaType);
}

/** Filesystem layers of any compression, foreign, nondistributable and encrypted ones too. */
export function isLayerType(mediaType: string): boolean {
  return layerFamilies.some((family) => mediaType.startsWith(family));
}

/** Encrypted by ocicrypt: `…+encrypted`. */
export function isEncryptedType(mediaType: string): boolean {
  return mediaType.endsWith('+encrypted');
}

/** Layers that may not be passed on and so may be absent, such as those of Windows. */
export function isNondistributableType(mediaType: string): boolean {
  return mediaType.includes('.nondistributable.') || mediaType.includes('.foreign.');
}

/** The media type of a layer that its source names none for, by how it is compressed. */
export function layerTypeOf(compression: string): string {
  const plain = 'application/vnd.docker.image.rootfs.diff.tar';
  return compression === 'none' ? plain : `${plain}.${compression}`;
}

/** How a layer is compressed by what its media type says, which need not be so. */
export function compressionOfType(mediaType: string): 'none' | 'gzip' | 'zstd' {
  if (/[+.]zstd$/.test(mediaType)) return 'zstd';
  return /[+.]gzip$/.test(mediaType) ? 'gzip' : 'none';
}
