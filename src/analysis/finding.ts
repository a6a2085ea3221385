import type { ByteString } from '../model/byte-string.ts';
import type { Severity } from '../model/severity.ts';

/** Something to change, with what that saves. */
export interface Finding {
  readonly severity: Severity;
  readonly bytes: number;
  /** Those of `bytes` that no container can see. The others are live. */
  readonly reclaimableBytes: number;
  readonly layer: number | null;
  readonly paths: readonly ByteString[];
}
