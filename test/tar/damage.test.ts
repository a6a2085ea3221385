import { describe, expect, test } from 'vitest';
import { isDamage } from '../../src/model/warning.ts';
import type { Entry } from '../../src/tar/entry.ts';
import { goListings } from '../support/go-listing.ts';
import { pushed, type TarReading, walked } from '../support/read-tar.ts';
import { buildTar } from '../support/tar.ts';

const deep = Array.from({ length: 40 }, (_, i) => `directory-${i}`).join('/');
const inputs = [
  ...goListings().map(({ name, tar }) => ({ name, tar: new Uint8Array(tar) })),
  {
    name: 'with PAX records',
    tar: buildTar([
      { path: deep, content: 'x'.repeat(700), mtime: 1.5 },
      { path: 'link', type: 'symlink', linkTarget: deep, pax: { 'SCHILY.xattr.user.a': 'b' } },
    ]),
  },
];

/** What walk and push agree on. */
function read(tar: Uint8Array): TarReading {
  const reading = walked(tar);
  expect(pushed(tar, 333)).toEqual(reading);
  return reading;
}

const contentEnd = ({ offset, storedSize }: Entry): number => offset + storedSize;

describe.each(inputs)('$name', ({ tar }) => {
  const whole = walked(tar);

  test('cut off anywhere, it gives the entries before', () => {
    for (let size = 0; size < tar.length; size += size % 512 < 3 ? 1 : 17) {
      const { entries, end } = read(tar.subarray(0, size));
      expect(entries).toEqual(whole.entries.slice(0, entries.length));
      const next = whole.entries[entries.length];
      const isCut = entries.some((entry) => contentEnd(entry) > size);
      expect(end.missing).toBe(isCut ? ... : 0);
    }
  });

  test('changed anywhere, it gives the entries before', () => {
  });
});
