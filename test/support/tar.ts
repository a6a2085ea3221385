import {
  type Bytes,
  concat,
  headerBlock,
  padded,
  paxHeader,
  toBytes,
  trailer,
} from './tar-blocks.ts';

const typeflags = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  'character-device': '3',
  'block-device': '4',
  directory: '5',
  fifo: '6',
} as const;

/** One record of a tar as a test wants it. */
export interface TarEntrySpec {
  /** As it shall stand in the tar. Longer than 100 bytes: as a PAX record. */
  readonly path: Bytes;
  /** By default a file. */
  readonly type?: keyof typeof typeflags;
  readonly content?: Bytes;
  /** By default 0755 for a directory, 0644 for the rest. */
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Seconds since 1970; a fraction or a negative time becomes a PAX record. */
  readonly mtime?: number;
  readonly linkTarget?: Bytes;
  readonly device?: { readonly major: number; readonly minor: number };
  /** Further PAX records of this entry: `{ 'SCHILY.xattr.user.x': bytes }`. */
  readonly pax?: Readonly<Record<string, Bytes>>;
}

/** A whole tar (ustar, with PAX records where they are needed): equal specs give equal bytes. */
export function buildTar(entries: readonly TarEntrySpec[]): Uint8Array {
  return concat([...entries.map(tarEntry), trailer]);
}

/** The blocks of one entry, without an end of archive. */
function tarEntry(spec: TarEntrySpec): Uint8Array {
  const path = toBytes(spec.path);
  const linkTarget = toBytes(spec.linkTarget ?? '');
  const content = toBytes(spec.content ?? '');
  const { type = 'file', uid = 0, gid = 0, mtime = 0 } = spec;
  const pax: Record<string, Bytes> = {};
  if (path.length > 100) pax['path'] = path;
  if (linkTarget.length > 100) pax['linkpath'] = linkTarget;
  if (uid > 0o7777777) pax['uid'] = String(uid);
  if (gid > 0o7777777) pax['gid'] = String(gid);
  if (!Number.isInteger(mtime) || mtime < 0) pax['mtime'] = String(mtime);
  Object.assign(pax, spec.pax);
  const header = headerBlock({
    name: path.subarray(0, 100),
    mode: spec.mode ?? (type === 'directory' ? 0o755 : 0o644),
    uid: 'uid' in pax ? 0 : uid,
    gid: 'gid' in pax ? 0 : gid,
    size: content.length,
    mtime: 'mtime' in pax ? 0 : mtime,
    typeflag: typeflags[type],
    linkname: linkTarget.subarray(0, 100),
    devmajor: spec.device?.major ?? 0,
    devminor: spec.device?.minor ?? 0,
  });
  return concat([
    ...(Object.keys(pax).length > 0 ? [paxHeader(pax)] : []),
    header,
    padded(content),
  ]);
}
