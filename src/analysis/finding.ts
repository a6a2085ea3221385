import type { ByteString } from '../model/byte-string.ts';
import type { About } from './rules/rules.ts';
import type { Severity } from '../model/severity.ts';

/** Where in a file something stands. */
export interface FindingPlace {
  /** As the user named it. */
  readonly file: string;
  /** Counted from 1, the last one included. */
  readonly lines: { readonly first: number; readonly last: number };
}

/** Something to change, with what that saves. `advice/` has the words for it. */
export interface Finding {
  readonly about: About;
  readonly severity: Severity;
  /** `ownBytes` + `baseBytes`. */
  readonly bytes: number;
  /** Bytes that a change of this image's Dockerfile saves. */
  readonly ownBytes: number;
  /** Bytes that only another base image would save. */
  readonly baseBytes: number;
  /** Those of `bytes` that no container can see. The others are live. */
  readonly reclaimableBytes: number;
  /** Those of `ownBytes` that no finding before this one has: their sum is what all fixes save. */
  readonly additionalBytes: number;
  readonly layer: number | null;
  /** Where in the Dockerfile it is to be changed; null where that is not known. */
  readonly place: FindingPlace | null;
  readonly paths: readonly ByteString[];
  readonly pathCount: number;
}
