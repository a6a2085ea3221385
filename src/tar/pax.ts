import { byteString, type ByteString } from '../model/byte-string.ts';
import { TarDamage } from './tar-damage.ts';

/** Records of extended headers, by keyword. */
export type PaxRecords = ReadonlyMap<string, ByteString>;

export const noRecords: PaxRecords = new Map();

/**
 * GNU's sparse format 0.0 repeats two keywords, a pair for each piece. They are gathered under the
 * keyword that format 0.1 uses, as the list `offset,length,offset,length`.
 */
export const sparseMapKey = 'GNU.sparse.map';
const sparsePairKeys = ['GNU.sparse.offset', 'GNU.sparse.numbytes'];

/** Keywords that say something which an `Entry` keeps. The others are only checked. */
const keptKeys: ReadonlySet<string> = new Set([
  'path',
  'linkpath',
  'size',
  'uid',
  'gid',
  'mtime',
  'GNU.sparse.name',
  'GNU.sparse.major',
  'GNU.sparse.minor',
  'GNU.sparse.size',
  'GNU.sparse.realsize',
  'GNU.sparse.numblocks',
  sparseMapKey,
]);
const keptPrefixes = ['SCHILY.xattr.', 'LIBARCHIVE.xattr.'];

/** Keywords whose value is a name: no name holds a NUL. */
const nameKeys: ReadonlySet<string> = new Set(['path', 'linkpath', 'uname', 'gname']);

/**
 * The records of an extended header's body, `LENGTH KEYWORD=VALUE\n` each, where LENGTH counts the
 * whole record (POSIX.1-2001, pax Extended Header). The last of equal keywords counts.
 */
export function parsePax(body: Buffer): PaxRecords {
  const text = body.toString('latin1');
  const records = new Map<string, ByteString>();
  const pairs: string[] = [];
  for (let start = 0; start < text.length;) {
    const space = text.indexOf(' ', start);
    const end = start + lengthOf(text, start, space);
    const equals = text.indexOf('=', space);
    if (end > text.length || text[end - 1] !== '\n' || equals === -1 || equals >= end) {
      throw badRecord();
    }
    const key = text.slice(space + 1, equals);
    // From the body: a slice of `text` would keep all of it in memory.
    const value = byteString(body, equals + 1, end - 1);
    if (key === '' || (nameKeys.has(key) ? value : key).includes('\0')) throw badRecord();
    if (sparsePairKeys.includes(key)) {
      if (key !== sparsePairKeys[pairs.length % 2] || value.includes(',')) throw badRecord();
      pairs.push(value);
    } else if (isKept(key)) {
      records.set(key, value);
    }
    start = end;
  }
  if (pairs.length > 0) records.set(sparseMapKey, byteString(Buffer.from(pairs.join(','))));
  return records;
}

/** A decimal integer as PAX writes it; its caller says what too large a one means. */
export function parseInteger(text: string): number {
  if (!/^[+-]?[0-9]+$/.test(text)) throw badRecord();
  return Number(text);
}

/** Seconds with an optional fraction. */
export function parseTime(text: string): number {
  if (!/^[+-]?[0-9]+(?:\.[0-9]*)?$/.test(text)) throw badRecord();
  return Number(text);
}

function isKept(key: string): boolean {
  return keptKeys.has(key) || keptPrefixes.some((prefix) => key.startsWith(prefix));
}

function lengthOf(text: string, start: number, space: number): number {
  if (space === -1) throw badRecord();
  const length = parseInteger(text.slice(start, space));
  if (length < space - start + 4) throw badRecord();
  return length;
}

function badRecord(): TarDamage {
  return new TarDamage('bad-tar-header', 'a PAX extended header cannot be understood');
}
