import { readFileSync } from 'node:fs';
import { byteString, type ByteString } from '../../src/model/byte-string.ts';

const folder = new URL('../../fixtures/tar-edge/', import.meta.url);

/** An entry as Go's `archive/tar` lists it. */
export interface GoEntry {
  readonly path: ByteString;
  readonly typeflag: string;
  readonly linkTarget: string;
  readonly size: number;
  /** Bytes of content that Go could read. */
  readonly read: number;
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
  readonly mtime: number;
  /** `major,minor` */
  readonly device: string;
}

/** A tar of `fixtures/tar-edge`, and what Go makes of it. */
export interface GoListing {
  readonly name: string;
  readonly tar: Buffer;
  readonly entries: readonly GoEntry[];
  readonly failed: boolean;
}

interface Row {
  readonly Name: string;
  readonly Type: string;
  readonly Link: string;
  readonly Size: number;
  readonly Read: number;
  readonly Uid: number;
  readonly Gid: number;
  readonly Mode: number;
  readonly Mt: string;
  readonly Dev: string;
}

export function goListings(): readonly GoListing[] {
  const lines = readFileSync(new URL('go-archive-tar.jsonl', folder), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { file, entries, err } = JSON.parse(line);
    return {
      name: file,
      tar: readFileSync(new URL(`${file}.tar`, folder)),
      entries: (entries ?? []).map(entryOf),
      failed: err !== '',
    };
  });
}

function entryOf(row: Row): GoEntry {
  // Whole seconds rounded down, then a fraction that always counts upwards.
  const [seconds = '0', fraction = '0'] = row.Mt.split('.');
  return {
    path: unquote(row.Name),
    typeflag: row.Type,
    linkTarget: row.Link,
    size: row.Size,
    read: row.Read,
    uid: row.Uid,
    gid: row.Gid,
    mode: row.Mode,
    mtime: Number(seconds) + Number(`0.${fraction}`),
    device: row.Dev,
  };
}

/** Undoes Go's `%q`: UTF-8 as text, other bytes as `\xNN`. */
function unquote(quoted: string): ByteString {
  const parts = quoted.slice(1, -1).split(/\\x([0-9a-f]{2})/);
  const bytes = parts.map((part, i) => Buffer.from(part, i % 2 === 1 ? 'hex' : 'utf8'));
  return byteString(Buffer.concat(bytes));
}
