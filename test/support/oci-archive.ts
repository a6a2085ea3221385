import { type Files, archiveOf, filesOf, ociTypes, storedBlob } from './stored-image.ts';
import { buildTar, type TarEntrySpec } from './tar.ts';

/** A layer's records, or the very bytes of its blob. */
export type LayerContent = readonly TarEntrySpec[] | Uint8Array;

interface Documents {
  /** Members of the config besides those that it must have, or in their place. */
  readonly config?: object;
  readonly manifest?: object;
}

/** The archive of an OCI layout with one image of these layers, lowest first. */
export function ociArchive(layers: readonly LayerContent[], documents: Documents = {}): Uint8Array {
  return archiveOf(ociFiles(layers, documents));
}

/** The files of such an archive. */
function ociFiles(layers: readonly LayerContent[], documents: Documents = {}): Files {
  const blobs = layers.map((layer) =>
    storedBlob(layer instanceof Uint8Array ? layer : buildTar(layer), ociTypes.layer),
  );
  const descriptors = blobs.map(({ descriptor }) => descriptor);
  const config = storedBlob(
    {
      os: 'linux',
      architecture: 'amd64',
      rootfs: { diff_ids: descriptors.map(({ digest }) => digest) },
      ...documents.config,
    },
    ociTypes.config,
  );
  const manifest = storedBlob(
    { config: config.descriptor, layers: descriptors, ...documents.manifest },
    ociTypes.manifest,
  );
  return {
    'index.json': { manifests: [manifest.descriptor] },
    ...filesOf([manifest, config, ...blobs]),
  };
}
