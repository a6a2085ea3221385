import type { Device, Xattrs } from '../model/layer-index.ts';
import type { ImageTree } from './image-tree.ts';
import { implicit } from './versions.ts';

/** What a layer says of a file besides its type and content; of a hardlink, what its inode has. */
export interface FileAttributes {
  /** Permission bits with setuid, setgid and sticky: 0 to 0o7777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970, with fractions. */
  readonly mtime: number;
  readonly xattrs: Xattrs | null;
  readonly device: Device | null;
}

/** Null of a directory that no layer lists. */
export function attributesOf(tree: ImageTree, version: number): FileAttributes | null {
  const inode = tree.versions.inode.at(version);
  const entry = tree.versions.entry.at(inode);
  const index = tree.layers[tree.versions.layer.at(inode)];
  if (entry === implicit || index === undefined) return null;
  return {
    mode: index.mode[entry] ?? 0,
    uid: index.uid[entry] ?? 0,
    gid: index.gid[entry] ?? 0,
    mtime: index.mtime[entry] ?? 0,
    xattrs: index.xattrs.get(entry) ?? null,
    device: index.devices.get(entry) ?? null,
  };
}
