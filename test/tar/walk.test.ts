import { expect, test } from 'vitest';
import type { RandomAccess } from '../../src/model/bytes.ts';
import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from '../support/memory.ts';
import { concat, headerBlock, padded, record, toBytes, trailer } from '../support/tar-blocks.ts';
import { buildTar } from '../support/tar.ts';

/** An archive of a huge file and a small one, the first of which has no bytes anywhere. */
function hugeArchive(size: number, tail: Uint8Array): RandomAccess & { bytesRead: number } {
  const head = headerBlock({ name: 'huge', size });
  return {
    bytesRead: 0,
    size: head.length + size + tail.length,
    read(position, target) {
      const piece = position === 0 ? head : tail.subarray(position - head.length - size);
      target.set(piece.subarray(0, target.length));
      this.bytesRead += Math.min(piece.length, target.length);
      return Math.min(this.size - position, target.length);
    },
  };
}

test('jumps over content', () => {
  const archive = hugeArchive(2 ** 32, concat([record({ name: 'small' }, 'x'), trailer]));
  expect([...walkTar(archive)].map(({ path, offset }) => [path, offset])).toEqual([
    ['huge', 512],
    ['small', 2 ** 32 + 1024],
  ]);
  expect(archive.bytesRead).toBeLessThan(4096);
});

test('reads no further than it is asked to', () => {
  const archive = hugeArchive(2 ** 32, record({ name: 'small' }, 'x'));
  const walk = walkTar(archive);
  expect(walk.next().value).toMatchObject({ path: 'huge' });
  expect(archive.bytesRead).toBe(512);
});

test('takes an extended header that is larger than what it reads at once', () => {
  const path = `${'d/'.repeat(4_000)}f`;
  const entries = [{ path: 'a' }, { path, content: 'x' }, { path: 'b' }];
  const comment = { pax: { comment: 'c'.repeat(500_000) } };
  const tar = buildTar(entries.map((entry) => Object.assign(entry, comment)));
  expect([...walkTar(memoryAccess(tar))].map((entry) => entry.path)).toEqual(['a', path, 'b']);
});

test('an archive that shrinks while it is read is cut off', () => {
  const tar = concat([record({ name: 'a' }, 'x'), record({ name: 'b' }, 'y'), trailer]);
  const walk = walkTar({ ...memoryAccess(tar.subarray(0, 1100)), size: tar.length });
  expect(walk.next().value).toMatchObject({ path: 'a' });
  expect(walk.next().value).toMatchObject({ problem: { code: 'truncated-tar', offset: 1100 } });
});

test('what stands behind the end is not read', () => {
  const tar = concat([trailer, padded(toBytes('garbage')), record({ name: 'ghost' })]);
  expect([...walkTar(memoryAccess(tar))]).toEqual([]);
});
