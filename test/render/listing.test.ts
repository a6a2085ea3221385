import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import { renderListing } from '../../src/render/listing.ts';
import { type ListedEntry, listingRow } from '../../src/report/listing.ts';
import { arbitraryEntry } from '../support/arbitrary-entry.ts';
import { hazardInLines } from '../support/hostile-text.ts';
import { plain80, withoutColors } from '../support/rendered.ts';

const file: ListedEntry = {
  path: encodeText('usr/bin/su'),
  type: 'file',
  size: 71_912,
  compressedBytes: null,
  mode: 0o4755,
  uid: 0,
  gid: 0,
  mtime: 1_763_647_407,
  linkTarget: null,
  layer: 0,
  change: null,
};

const entries: readonly ListedEntry[] = [
  {
    ...file,
    path: encodeText('data'),
    type: 'directory',
    mode: null,
    uid: null,
    gid: null,
    mtime: null,
  },
  {
    ...file,
    path: encodeText('lib'),
    type: 'symlink',
    size: 0,
    mode: 0o777,
    linkTarget: encodeText('usr/lib'),
  },
  { ...file, path: byteString(Buffer.from('caf\xe9\n', 'latin1')), uid: 1000, gid: 100_000 },
  file,
];

const textOf = (listed: readonly ListedEntry[], options = plain80): string =>
  [...renderListing(listed.map(listingRow), options)].join('');

describe('renderListing', () => {
  test('has mode, owner, size, time and name in columns', () => {
    expect(textOf(entries)).toBe(`\
d?????????  -                  -  -                 data
lrwxrwxrwx  0:0                -  2025-11-20 14:03  lib → usr/lib
-rwsr-xr-x  1000:100000  71.9 kB  2025-11-20 14:03  caf\\xe9\\u{a}
-rwsr-xr-x  0:0          71.9 kB  2025-11-20 14:03  usr/bin/su
`);
  });

  test('shows what a layer did, before the rest', () => {
    const changed: readonly ListedEntry[] = [
      { ...file, change: 'added', path: encodeText('new') },
      { ...file, change: 'modified', path: encodeText('other') },
      { ...file, change: 'removed', path: encodeText('gone') },
    ];
    expect(textOf(changed)).toBe(`\
+ -rwsr-xr-x  0:0  71.9 kB  2025-11-20 14:03  new
~ -rwsr-xr-x  0:0  71.9 kB  2025-11-20 14:03  other
- -rwsr-xr-x  0:0  71.9 kB  2025-11-20 14:03  gone
`);
  });

  test('never cuts a name', () => {
    const path = 'd/'.repeat(500);
    expect(textOf([{ ...file, path: encodeText(path) }])).toContain(` ${path}\n`);
  });

  test('of nothing is nothing', () => {
    expect(textOf([])).toBe('');
  });

  test('keeps each name on its line and shows nothing that a terminal obeys or hides', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEntry), fc.boolean(), (listed, color) => {
        const rows = listed.map(listingRow);
        const text = [...renderListing(rows, { ...plain80, color })].join('');
        expect(text.split('\n')).toHaveLength(rows.length + 1);
        expect(hazardInLines(withoutColors(text))).toBeNull();
      }),
    );
  });
});
