import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/tar/entry.ts';
import { type GoEntry, goListings } from '../support/go-listing.ts';
import { pushedContents, walked } from '../support/read-tar.ts';

const flags: Record<Entry['type'], string> = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  'character-device': '3',
  'block-device': '4',
  directory: '5',
  fifo: '6',
};

/** Where layerscope reads a tar in another way than Go, on purpose. */
interface Difference {
  readonly because: string;
  /** What Go would have to list. */
  readonly change: (entries: readonly GoEntry[]) => readonly GoEntry[];
}

const each =
  (change: (entry: GoEntry) => Partial<GoEntry>) =>
  (entries: readonly GoEntry[]): readonly GoEntry[] =>
    entries.map((entry) => ({ ...entry, ...change(entry) }));

const differences: Readonly<Record<string, Difference>> = {
  '15_global_pax_mtime': {
    because: 'a global header holds for all that follows (POSIX, pax), and is no entry of its own',
    change: ([, ...entries]) => each(({ mtime }) => ({ uid: 77, mtime: mtime || 123 }))(entries),
  },
  '29_type7_contig': {
    because: 'a contiguous file is a file',
    change: each(({ typeflag }) => ({ typeflag: typeflag === '7' ? '0' : typeflag })),
  },
  '30_unknown_type': {
    because: 'POSIX asks to read an unknown type as a file',
    change: each(({ typeflag }) => ({ typeflag: typeflag === 'Q' ? '0' : typeflag })),
  },
  '37_gnu_sparse_ext': {
    because: 'a sparse file is a file',
    change: each(({ typeflag }) => ({ typeflag: typeflag === 'S' ? '0' : typeflag })),
  },
  '48_gnu_dumpdir': {
    because: 'a directory with a list of its names is a directory',
    change: each(({ typeflag }) => ({ typeflag: typeflag === 'D' ? '5' : typeflag })),
  },
  '49_gnu_volhdr': {
    because: 'a volume label names the archive and is no file',
    change: (entries) => entries.filter(({ typeflag }) => typeflag !== 'V'),
  },
  '51_mode_bits': {
    because: 'the type stands in the type flag; the mode keeps permission bits only',
    change: each(({ mode }) => ({ mode: mode & 0o7777 })),
  },
  '56_huge_pax_size': {
    because: 'an entry of 8 EB is refused, not believed until the input ends',
    change: () => [],
  },
};

/** Our entry in Go's terms. */
const rowOf = (entry: Entry, content: Buffer): GoEntry => ({
  path: entry.path,
  typeflag: flags[entry.type],
  linkTarget: entry.linkTarget ?? '',
  size: entry.size,
  // Go fills the holes of sparse files.
  read: entry.sparse === null ? content.length : entry.sparse.size,
  uid: entry.uid,
  gid: entry.gid,
  mode: entry.mode,
  mtime: entry.mtime,
  device: entry.device === null ? '0,0' : `${entry.device.major},${entry.device.minor}`,
});

describe.each(goListings())('$name', ({ name, tar, entries, failed }) => {
  test('has what Go lists and reads, and fails where Go fails', () => {
    const reading = pushedContents(tar, 512);
    const rows = reading.entries.map((entry, i) => rowOf(entry, reading.contents[i] ?? tar));
    const expected = differences[name]?.change(entries) ?? entries;
    // A number holds a time to some hundred nanoseconds.
    const rounded = each(({ mtime }) => ({ mtime: expect.closeTo(mtime, 6) }));
    expect(rows).toEqual(rounded(expected));
    expect(reading.end.problem !== null).toBe(failed);
  });

  test.each([1, 7, 512, 65_536])('walked and pushed in pieces of %i it is the same', (size) => {
    const { entries: ours, end } = walked(tar);
    const reading = pushedContents(tar, size);
    expect(reading.entries).toEqual(ours);
    expect(reading.end).toEqual(end);
    const stored = ours.map(({ offset, storedSize }) => tar.subarray(offset, offset + storedSize));
    expect(reading.contents).toEqual(stored);
    expect(reading.whole).toBe(ours.length - (end.missing > 0 ? 1 : 0));
  });
});

test('each difference is one of a fixture that exists', () => {
  const names = new Set(goListings().map(({ name }) => name));
  expect(Object.keys(differences).filter((name) => !names.has(name))).toEqual([]);
});
