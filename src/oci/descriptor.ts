import type { Digest } from '../model/digest.ts';
import type { Platform } from '../model/platform.ts';
import type { JsonObject } from './json-object.ts';
import { normalisePlatform } from './normalise-platform.ts';

export type Annotations = Readonly<Record<string, string>>;

/** What a document says of a blob or of another document (OCI image spec, descriptor.md). */
export interface Descriptor {
  /** Empty when it is not given. */
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes of the blob; null when it is not given. */
  readonly size: number | null;
  /** Where the blob may also be had. */
  readonly urls: readonly string[];
  readonly annotations: Annotations;
  readonly platform: Platform | null;
}

export function readDescriptor(json: JsonObject): Descriptor {
  return {
    mediaType: json.findText('mediaType') ?? '',
    digest: json.digest('digest'),
    size: json.findCount('size'),
    urls: json.findTexts('urls') ?? [],
    annotations: json.findObject('annotations')?.textFields() ?? {},
    platform: readPlatform(json.findObject('platform')),
  };
}

/** `os`, `architecture` and `variant`, as descriptors and configs alike have them. */
export function readPlatform(json: JsonObject | null): Platform | null {
  const os = json?.findText('os') ?? '';
  const architecture = json?.findText('architecture') ?? '';
  if (os === '' || architecture === '') return null;
  return normalisePlatform({ os, architecture, variant: json?.findText('variant') ?? null });
}

/**
 * Whether a descriptor names no image but what BuildKit attests about one: provenance or a list of
 * packages.
 */
export function isAttestation(descriptor: Descriptor): boolean {
  return (
    Object.hasOwn(descriptor.annotations, 'vnd.docker.reference.type') ||
    (descriptor.platform?.os === 'unknown' && descriptor.platform.architecture === 'unknown')
  );
}
