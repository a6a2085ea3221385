import { algorithmOf, type Digest, hexOf } from '../model/digest.ts';

/** Under which names a store has what digests name. */
export interface Layout {
  blob(digest: Digest): string;
  /** Manifests and indexes, but for the topmost. */
  manifest(digest: Digest): string;
}

/** OCI image-layout.md, Blobs. */
export const ociLayout: Layout = {
  blob: ociBlob,
  manifest: ociBlob,
};

/** skopeo's `dir:`, where everything stands side by side and `top` is called `manifest.json`. */
export function dirLayout(top: Digest): Layout {
  return {
    blob: hexOf,
    manifest: (digest) => (digest === top ? 'manifest.json' : `${hexOf(digest)}.manifest.json`),
  };
}

/** A registry's, which knows nothing but digests. */
export const registryLayout: Layout = {
  blob: (digest) => digest,
  manifest: (digest) => digest,
};

function ociBlob(digest: Digest): string {
  return `blobs/${algorithmOf(digest)}/${hexOf(digest)}`;
}
