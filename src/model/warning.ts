import type { ByteString } from './byte-string.ts';

/**
 * What may be odd about an image. A `notice` changes no number; `damage` means that some of the
 * image could not be read, so that the numbers speak only of the rest.
 */
const severities = {
  'whiteout-of-nothing': 'notice',
  'whiteout-in-first-layer': 'notice',
  'whiteout-without-name': 'notice',
  'opaque-root': 'notice',
  'path-clamped': 'notice',
  'path-through-file': 'notice',
  'root-not-directory': 'notice',
  'dangling-hardlink': 'notice',
  'symlink-loop': 'notice',
  'unknown-entry-type': 'notice',
  'history-mismatch': 'notice',
  'dockerfile-mismatch': 'notice',
  'absent-manifest': 'notice',
  'unreadable-metadata': 'notice',
  'more-warnings': 'notice',
  'truncated-tar': 'damage',
  'bad-tar-header': 'damage',
  'truncated-compression': 'damage',
  'bad-compression': 'damage',
  'unsupported-compression': 'damage',
  'digest-mismatch': 'damage',
  'absent-blob': 'damage',
  'limit-exceeded': 'damage',
} as const;

export type WarningCode = keyof typeof severities;

export function isDamage(code: WarningCode): boolean {
  return severities[code] === 'damage';
}

/** Something odd in one layer's bytes, before anyone knows which layer of which image they are. */
export interface LayerWarning {
  readonly code: WarningCode;
  /** One sentence without the layer, which the reader is told apart. */
  readonly message: string;
  readonly path: ByteString | null;
  /** Where in the uncompressed tar, in bytes. */
  readonly offset: number | null;
}

export interface Warning extends LayerWarning {
  /** Which layer, counted from 0; null when it is about the image. */
  readonly layer: number | null;
}
