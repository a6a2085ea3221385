import type { Digest } from '../model/digest.ts';
import type { Platform } from '../model/platform.ts';
import type { Annotations, Descriptor } from '../oci/descriptor.ts';

/** An image that a source offers, for one platform or several. */
export interface OfferedImage {
  readonly tags: readonly string[];
  /** Of what the tags name: a manifest or an index. Null where the source has none. */
  readonly digest: Digest | null;
  readonly platforms: readonly OfferedPlatform[];
  /** Manifests that its index names and the source does not hold. */
  readonly absent: readonly Descriptor[];
}

/** An image of one platform, and under which names the source has its parts. */
export interface OfferedPlatform {
  readonly platform: Platform;
  readonly manifest: OfferedDocument | null;
  readonly config: OfferedDocument;
  readonly annotations: Annotations;
  /** From the lowest. */
  readonly layers: readonly OfferedLayer[];
  /** The same by the other list of an archive that has two of them, or null. */
  readonly otherLayers: readonly OfferedLayer[] | null;
}

export interface OfferedDocument {
  readonly name: string;
  /** What it should hash to, or for a config of a docker-archive does; null when it is absent. */
  readonly digest: Digest | null;
}

export interface OfferedLayer {
  readonly name: string;
  /** Null where the source names none. */
  readonly digest: Digest | null;
  readonly mediaType: string | null;
  readonly urls: readonly string[];
  /** Of its descriptor: some name a table of contents. */
  readonly annotations: Annotations;
}
