import { createHash } from 'node:crypto';
import { buildTar, type TarEntrySpec } from './tar.ts';

/** What stands under a name: bytes, or a value to be written as JSON. */
export type FileContent = Uint8Array | object;
export type Files = Readonly<Record<string, FileContent>>;

/** A blob of an OCI layout: its name there, and how others name it. */
export interface StoredBlob {
  readonly name: string;
  readonly content: Uint8Array;
  readonly descriptor: {
    readonly mediaType: string;
    readonly digest: string;
    readonly size: number;
  };
}

/** An image as the blobs of an OCI layout. */
export interface StoredImage {
  readonly layers: readonly StoredBlob[];
  readonly config: StoredBlob;
  readonly manifest: StoredBlob;
  /** All of them, by name. */
  readonly files: Files;
}

export const ociTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
} as const;

/** A Linux image for amd64 with one layer for each name, which is the name of its only file. */
export function storedImage(
  names: readonly string[],
  more: { readonly config?: object; readonly manifest?: object } = {},
): StoredImage {
  const layers = names.map((path) =>
    storedBlob(buildTar([{ path, content: path }]), ociTypes.layer),
  );
  const digests = layers.map(({ descriptor }) => descriptor.digest);
  const config = storedBlob(
    { os: 'linux', architecture: 'amd64', rootfs: { diff_ids: digests }, ...more.config },
    ociTypes.config,
  );
  const manifest = storedBlob(
    {
      config: config.descriptor,
      layers: layers.map(({ descriptor }) => descriptor),
      ...more.manifest,
    },
    ociTypes.manifest,
  );
  return { layers, config, manifest, files: filesOf([...layers, config, manifest]) };
}

export function storedBlob(content: FileContent, mediaType: string): StoredBlob {
  const bytes = bytesOf(content);
  const hex = createHash('sha256').update(bytes).digest('hex');
  return {
    name: `blobs/sha256/${hex}`,
    content: bytes,
    descriptor: { mediaType, digest: `sha256:${hex}`, size: bytes.length },
  };
}

export function filesOf(blobs: readonly StoredBlob[]): Files {
  return Object.fromEntries(blobs.map(({ name, content }) => [name, content]));
}

/** The tar of some files, in their order. */
export function archiveOf(files: Files): Uint8Array {
  return buildTar(entriesOf(files));
}

function entriesOf(files: Files): readonly TarEntrySpec[] {
  return Object.entries(files).map(([path, content]) => ({ path, content: bytesOf(content) }));
}

/** The annotation that names an image in an index. */
export const refName = 'org.opencontainers.image.ref.name';

/** An entry of an index for an image with a name. */
export function named({ manifest }: StoredImage, name: string): object {
  return { ...manifest.descriptor, annotations: { [refName]: name } };
}

/** An entry of `docker save`'s `manifest.json` for an image whose blobs stand as in a layout. */
export function dockerEntry(image: StoredImage, tags: readonly string[] | null): object {
  return {
    Config: image.config.name,
    RepoTags: tags,
    Layers: image.layers.map(({ name }) => name),
  };
}

function bytesOf(content: FileContent): Uint8Array {
  return content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content));
}
