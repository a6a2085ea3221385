import type { ByteString } from '../model/byte-string.ts';

const dot = 0x2e;
const prefix = '.wh.';
const bookkeeping = '.wh..wh.';
const opaque = '.wh..wh..opq';

/** What a file name means in a layer (OCI image spec, layer.md, Whiteouts). */
export type NameMeaning =
  | 'ordinary'
  /** Hides the name after the prefix in lower layers. */
  | 'whiteout'
  /** Hides all that lower layers put into its directory. */
  | 'opaque'
  /** AUFS kept its own notes under such names; they are no files of the image. */
  | 'bookkeeping'
  /** A whiteout that names nothing that can be hidden. */
  | 'nameless';

/** Bytes to skip for the name that a whiteout hides. */
export const whiteoutPrefixLength = prefix.length;

/** The meaning of the name that stands at `start` in `path` and ends it at `end`. */
export function meaningOf(path: ByteString, start: number, end: number): NameMeaning {
  // Nearly all names; to ask for one byte first is much cheaper than `startsWith`.
  if (path.charCodeAt(start) !== dot || !path.startsWith(prefix, start)) return 'ordinary';
  const name = path.slice(start, end);
  if (name === opaque) return 'opaque';
  if (name.startsWith(bookkeeping)) return 'bookkeeping';
  const hidden = name.slice(prefix.length);
  return hidden === '' || hidden === '.' || hidden === '..' ? 'nameless' : 'whiteout';
}
