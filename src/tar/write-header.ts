import { blockSize } from './block-sum.ts';
import type { Entry, EntryType } from './entry.ts';

/** What is written of an entry; its content, `size` bytes, follows the header. */
export type WrittenEntry = Pick<
  Entry,
  'path' | 'type' | 'mode' | 'uid' | 'gid' | 'mtime' | 'size' | 'linkTarget' | 'device' | 'xattrs'
>;

const typeflags: Readonly<Record<EntryType, string>> = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  'character-device': '3',
  'block-device': '4',
  directory: '5',
  fifo: '6',
};

const largestId = 0o7777777;
const largestNumber = 0o77777777777;
/** Seconds beyond which numbers would be spelt with an exponent or lose their end. */
const latest = Number.MAX_SAFE_INTEGER;

/** What ends a tar. */
export const tarTrailer = new Uint8Array(2 * blockSize);

/** The zeros between a content of `size` bytes and the next header. */
export function paddingAfter(size: number): Uint8Array {
  return new Uint8Array((blockSize - (size % blockSize)) % blockSize);
}

/**
 * An entry's header (POSIX.1-2017, pax, ustar Interchange Format); before it, PAX records of what
 * does not fit in there. Names and attributes are bytes, and stay as they are.
 */
export function writeHeader(entry: WrittenEntry): Uint8Array {
  const records = recordsOf(entry);
  const header = ustarBlock(entry, typeflags[entry.type], entry.size);
  if (records.length === 0) return header;
  const pax = encodeRecords(records);
  const paxHeader = ustarBlock({ ...entry, device: null, linkTarget: null }, 'x', pax.length);
  return Buffer.concat([paxHeader, pax, paddingAfter(pax.length), header]);
}

type PaxRecord = readonly [key: string, value: string];

function recordsOf(entry: WrittenEntry): readonly PaxRecord[] {
  const { path, uid, gid, size, mtime } = entry;
  const linkTarget = entry.linkTarget ?? '';
  const records: PaxRecord[] = [];
  if (path.length > 100) records.push(['path', path]);
  if (linkTarget.length > 100) records.push(['linkpath', linkTarget]);
  if (uid > largestId) records.push(['uid', String(uid)]);
  if (gid > largestId) records.push(['gid', String(gid)]);
  if (size > largestNumber) records.push(['size', String(size)]);
  if (field(mtime, largestNumber) !== mtime) records.push(['mtime', decimal(mtime)]);
  for (const [name, value] of entry.xattrs ?? []) records.push([`SCHILY.xattr.${name}`, value]);
  return records;
}

/** `LENGTH KEY=VALUE\n`, where the length counts its own digits. */
function encodeRecords(records: readonly PaxRecord[]): Buffer {
  const lines = records.map(([key, value]) => {
    const rest = key.length + value.length + 3;
    let length = rest + String(rest).length;
    length = rest + String(length).length;
    return `${length} ${key}=${value}\n`;
  });
  return Buffer.from(lines.join(''), 'latin1');
}

function ustarBlock(entry: WrittenEntry, typeflag: string, size: number): Buffer {
  const block = Buffer.alloc(blockSize);
  block.write(entry.path.slice(0, 100), 0, 'latin1');
  octal(block, 100, 8, entry.mode);
  octal(block, 108, 8, field(entry.uid, largestId));
  octal(block, 116, 8, field(entry.gid, largestId));
  octal(block, 124, 12, field(size, largestNumber));
  octal(block, 136, 12, field(entry.mtime, largestNumber));
  block.write(' '.repeat(8) + typeflag, 148);
  block.write((entry.linkTarget ?? '').slice(0, 100), 157, 'latin1');
  block.write('ustar\u000000', 257);
  octal(block, 329, 8, field(entry.device?.major ?? 0, largestId));
  octal(block, 337, 8, field(entry.device?.minor ?? 0, largestId));
  const sum = block.reduce((total, byte) => total + byte, 0);
  octal(block, 148, 7, sum);
  return block;
}

/** The number as a header can hold it; 0 where a PAX record has to say it. */
function field(value: number, largest: number): number {
  return value >= 0 && value <= largest ? Math.floor(value) : 0;
}

function octal(block: Buffer, at: number, width: number, value: number): void {
  block.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at);
}

/** Without an exponent, in nanoseconds at the finest. */
function decimal(seconds: number): string {
  const bounded = Math.min(Math.max(seconds, -latest), latest);
  return bounded.toFixed(9).replace(/\.?0+$/, '');
}
