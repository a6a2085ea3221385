import { type Digest, isDigest } from '../model/digest.ts';
import type { Annotations } from '../oci/descriptor.ts';

/** What a layer's descriptor says of the table of contents in its blob. */
export type TocClaim = EstargzClaim | ChunkedClaim;

interface EstargzClaim {
  readonly format: 'estargz';
  /** Of the table's JSON. Where in the blob it stands is said at the blob's end. */
  readonly digest: Digest;
}

export interface ChunkedClaim {
  readonly format: 'zstd:chunked';
  /** Of the compressed table. */
  readonly digest: Digest;
  /** Where in the blob it stands. */
  readonly start: number;
  readonly compressedBytes: number;
  /** Of the table's JSON. */
  readonly bytes: number;
}

const estargzDigest = 'containerd.io/snapshot/stargz/toc.digest';
/** Podman and its kin wrote the second before 2023. */
const chunkedPrefixes = [
  'io.github.containers.zstd-chunked.',
  'io.containers.zstd-chunked.',
] as const;
/** `manifest-position`: offset, length, inflated length, and 1 for a table in JSON. */
const chunkedPosition = /^(\d{1,15}):(\d{1,15}):(\d{1,15}):1$/;

/** Reads the annotations of a layer's descriptor; null where they name no table that is known. */
export function readTocClaim(annotations: Annotations): TocClaim | null {
  for (const prefix of chunkedPrefixes) {
    const claim = chunkedClaim(
      annotations[`${prefix}manifest-checksum`] ?? '',
      annotations[`${prefix}manifest-position`] ?? '',
    );
    if (claim !== null) return claim;
  }
  const digest = annotations[estargzDigest] ?? '';
  return isDigest(digest) ? { format: 'estargz', digest } : null;
}

function chunkedClaim(digest: string, position: string): TocClaim | null {
  const match = chunkedPosition.exec(position);
  if (match === null || !isDigest(digest)) return null;
  const [start = 0, compressedBytes = 0, bytes = 0] = match.slice(1).map(Number);
  return { format: 'zstd:chunked', digest, start, compressedBytes, bytes };
}
