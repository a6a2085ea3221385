import type { Device, SparseMap } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';
import type { Entry } from './entry.ts';
import type { Header } from './header.ts';
import { TarDamage } from './tar-damage.ts';
import { entryTypeOf } from './typeflag.ts';

const largestId = 2 ** 32 - 1;

/** The entry of a header to which the extended headers were applied. */
export function makeEntry(
  header: Header,
  offset: number,
  storedSize: number,
  sparse: SparseMap | null,
): Entry {
  const { path, linkTarget } = header;
  if (path.length > limits.pathBytes || linkTarget.length > limits.pathBytes) {
    throw new TarDamage('limit-exceeded', `a path is longer than ${limits.pathBytes} bytes`);
  }
  const type = entryTypeOf(header.typeflag, path);
  const isLink = type === 'symlink' || type === 'hardlink';
  const isDevice = type === 'character-device' || type === 'block-device';
  return {
    path,
    type: type ?? 'file',
    typeKnown: type !== null,
    mode: header.mode & 0o7777,
    uid: clamp(header.uid, largestId),
    gid: clamp(header.gid, largestId),
    mtime: header.mtime,
    size: sparse === null ? clamp(header.size, Number.MAX_SAFE_INTEGER) : sparse.size,
    storedSize,
    offset,
    linkTarget: isLink ? linkTarget : null,
    device: isDevice ? deviceOf(header) : null,
    xattrs: header.xattrs,
    sparse,
  };
}

function deviceOf(header: Header): Device {
  const major = clamp(header.deviceMajor, largestId);
  return { major, minor: clamp(header.deviceMinor, largestId) };
}

function clamp(value: number, largest: number): number {
  return Math.min(Math.max(value, 0), largest);
}
