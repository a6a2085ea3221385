import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Device, LayerIndex, Xattrs } from '../model/layer-index.ts';
import type { Contents } from './contents.ts';

/** What can differ between two versions of a path. */
export const attributes = [
  'type',
  'content',
  'size',
  'link',
  'device',
  'mode',
  'owner',
  'mtime',
  'xattrs',
] as const;
export type Attribute = (typeof attributes)[number];

/** One record of one layer. */
interface Record {
  readonly index: LayerIndex;
  readonly entry: number;
}

/**
 * What differs between two versions of a path, in the order of `attributes`. A directory that no
 * layer lists has unknown metadata, which differs from nothing.
 */
export function differences(
  tree: ImageTree,
  contents: Contents,
  before: number,
  after: number,
): readonly Attribute[] {
  const type = tree.typeOf(after);
  if (tree.typeOf(before) !== type) return ['type'];
  const a = recordOf(tree, before);
  const b = recordOf(tree, after);
  if (a === null || b === null) return [];
  const found: Attribute[] = [];
  if (type === 'file') {
    if (!contents.equal(before, after)) found.push('content');
    if (tree.contentBytes(before) !== tree.contentBytes(after)) found.push('size');
  }
  if (tree.linkTarget(before) !== tree.linkTarget(after)) found.push('link');
  if (!sameDevice(a, b)) found.push('device');
  if (a.index.mode[a.entry] !== b.index.mode[b.entry]) found.push('mode');
  if (!sameOwner(a, b)) found.push('owner');
  if (a.index.mtime[a.entry] !== b.index.mtime[b.entry]) found.push('mtime');
  if (!sameXattrs(xattrsOf(a), xattrsOf(b))) found.push('xattrs');
  return found;
}

function recordOf(tree: ImageTree, version: number): Record | null {
  const index = tree.layers[tree.versions.layer.at(version)];
  const entry = tree.versions.entry.at(version);
  return index === undefined || entry < 0 ? null : { index, entry };
}

function sameOwner(a: Record, b: Record): boolean {
  return (
    a.index.uid[a.entry] === b.index.uid[b.entry] && a.index.gid[a.entry] === b.index.gid[b.entry]
  );
}

function sameDevice(a: Record, b: Record): boolean {
  const one: Device | undefined = a.index.devices.get(a.entry);
  const other: Device | undefined = b.index.devices.get(b.entry);
  return one?.major === other?.major && one?.minor === other?.minor;
}

function xattrsOf(record: Record): Xattrs {
  return record.index.xattrs.get(record.entry) ?? new Map();
}

function sameXattrs(a: Xattrs, b: Xattrs): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}
