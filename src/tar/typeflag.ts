import type { ByteString } from '../model/byte-string.ts';
import type { EntryType } from './entry.ts';

/** ASCII codes of the type flags (POSIX.1-2001, pax; GNU tar manual, Basic Tar Format). */
export const typeflags = {
  /** Before ustar: a file, or a directory if its path ends with a slash. */
  unset: 0,
  file: 0x30,
  hardlink: 0x31,
  symlink: 0x32,
  characterDevice: 0x33,
  blockDevice: 0x34,
  directory: 0x35,
  fifo: 0x36,
  /** A file that some systems kept in one piece. */
  contiguous: 0x37,
  paxLocal: 0x78,
  paxGlobal: 0x67,
  gnuLongPath: 0x4c,
  gnuLongLink: 0x4b,
  gnuSparse: 0x53,
  /** A directory whose content is a list of its names. */
  gnuDumpDirectory: 0x44,
  /** Names the archive, not a file. */
  gnuVolumeLabel: 0x56,
} as const;

/** Whether the record only says something of records that follow it. */
export function isExtension(flag: number): boolean {
  return (
    flag === typeflags.paxLocal ||
    flag === typeflags.paxGlobal ||
    flag === typeflags.gnuLongPath ||
    flag === typeflags.gnuLongLink
  );
}

/** What kind of entry a record is, or null for a flag that says nothing known. */
export function entryTypeOf(flag: number, path: ByteString): EntryType | null {
  switch (flag) {
    case typeflags.unset:
      return path.endsWith('/') ? 'directory' : 'file';
    case typeflags.file:
    case typeflags.contiguous:
    case typeflags.gnuSparse:
      return 'file';
    case typeflags.hardlink:
      return 'hardlink';
    case typeflags.symlink:
      return 'symlink';
    case typeflags.characterDevice:
      return 'character-device';
    case typeflags.blockDevice:
      return 'block-device';
    case typeflags.directory:
    case typeflags.gnuDumpDirectory:
      return 'directory';
    case typeflags.fifo:
      return 'fifo';
    default:
      return null;
  }
}

/** Whether as many bytes as the header says follow it. For the others its size means nothing. */
export function carriesContent(flag: number, path: ByteString): boolean {
  switch (flag) {
    case typeflags.unset:
      return !path.endsWith('/');
    case typeflags.hardlink:
    case typeflags.symlink:
    case typeflags.characterDevice:
    case typeflags.blockDevice:
    case typeflags.directory:
    case typeflags.fifo:
    case typeflags.gnuVolumeLabel:
      return false;
    default:
      return true;
  }
}
