import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/tar/entry.ts';
import { goListings } from '../support/go-listing.ts';
import { pushed, type TarReading, walked } from '../support/read-tar.ts';
import { buildTar } from '../support/tar.ts';

const deep = Array.from({ length: 20 }, (_, i) => `directory-${i}`).join('/');
const inputs = [
  ...goListings().map(({ name, tar }) => ({ name, tar: new Uint8Array(tar) })),
  {
    name: 'PAX records of all kinds',
    tar: buildTar([
      { path: deep, content: 'x'.repeat(700), mtime: 1.5 },
      { path: 'link', type: 'symlink', linkTarget: deep, pax: { 'SCHILY.xattr.user.a': 'b' } },
    ]),
  },
];

/** Walked and pushed, which must not differ. */
function read(tar: Uint8Array): TarReading {
  const reading = walked(tar);
  expect(pushed(tar, 333)).toEqual(reading);
  return reading;
}

const contentEnd = ({ offset, storedSize }: Entry): number => offset + storedSize;

describe.each(inputs)('$name', ({ tar }) => {
  const whole = walked(tar);

  test('cut off anywhere, it gives the entries whose headers are there', () => {
    for (let size = 0; size < tar.length; size += size % 512 < 4 ? 1 : 37) {
      const { entries, end } = read(tar.subarray(0, size));
      expect(entries).toEqual(whole.entries.filter(({ offset }) => offset <= size));
      expect(end.missing).toBe(Math.max(0, ...entries.map((entry) => contentEnd(entry) - size)));
      const cut = { code: 'truncated-tar', offset: size };
      expect(end.missing > 0 ? end.problem : cut).toMatchObject(cut);
    }
  });

  test('changed anywhere, it gives the entries before the change', () => {
    for (let at = 0; at < tar.length; at += 7) {
      const changed = tar.slice();
      changed[at] = (tar[at] ?? 0) ^ (at % 2 === 0 ? 0xff : 1 << (at % 8));
      const block = at - (at % 512);
      const before = whole.entries.filter((entry) => contentEnd(entry) <= block);
      expect(read(changed).entries.slice(0, before.length)).toEqual(before);
    }
  });
});
