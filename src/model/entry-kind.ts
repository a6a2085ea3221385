/**
 * What one record of a layer is. The order is part of the index format: an index keeps the
 * position in this list. The last two are whiteouts (OCI image spec, layer.md, Whiteouts).
 */
export const entryKinds = [
  'file',
  'hardlink',
  'symlink',
  'directory',
  'character-device',
  'block-device',
  'fifo',
  'whiteout',
  'opaque',
] as const;

export type EntryKind = (typeof entryKinds)[number];

/** What a path can be in a filesystem. A hardlink is another name of a file. */
export type FileType = Exclude<EntryKind, 'hardlink' | 'whiteout' | 'opaque'>;
