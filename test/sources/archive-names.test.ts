import { describe, expect, test } from 'vitest';
import { encodeText } from '../../src/model/byte-string.ts';
import { ArchiveNames } from '../../src/sources/archive-names.ts';
import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from '../support/memory.ts';
import { buildTar, type TarEntrySpec } from '../support/tar.ts';

/** Names of a tar's files, each with its position as its value. */
function namesOf(entries: readonly TarEntrySpec[]): ArchiveNames<number> {
  const names = new ArchiveNames<number>();
  let position = 0;
  for (const entry of walkTar(memoryAccess(buildTar(entries)))) names.add(entry, position++);
  return names;
}

describe('ArchiveNames', () => {
  test('finds files however their names are spelt', () => {
    const names = namesOf([{ path: './a//b/' }, { path: '/c' }, { path: 'd/./e' }]);
    expect(names.find('a/b')).toEqual({ name: 'a/b', value: 0 });
    expect(names.find('./c')?.value).toBe(1);
    expect(names.find('x/../d/e')?.value).toBe(2);
    expect([...names.all()]).toEqual(['a/b', 'c', 'd/e']);
  });

  test('has names as bytes, which JSON has as text', () => {
    const names = namesOf([{ path: 'ä' }, { path: Buffer.from([0xe4]) }]);
    expect(names.find('ä')).toEqual({ name: encodeText('ä'), value: 0 });
  });

  test('has no directories, devices and names that lead out', () => {
    const names = namesOf([
      { path: 'd', type: 'directory' },
      { path: 'f', type: 'fifo' },
      { path: '../x' },
      { path: 'a/../..' },
      { path: '.' },
    ]);
    expect([...names.all()]).toEqual([]);
    expect(names.find('../x')).toBeNull();
    expect(names.find('')).toBeNull();
  });

  test('follows symlinks from their directory, hardlinks from the root', () => {
    const names = namesOf([
      { path: 'a/b/soft', type: 'symlink', linkTarget: '../file' },
      { path: 'a/b/hard', type: 'hardlink', linkTarget: 'a/file' },
      { path: 'absolute', type: 'symlink', linkTarget: '/a/b/hard' },
      { path: 'a/file' },
    ]);
    for (const name of ['a/b/soft', 'a/b/hard', 'absolute']) {
      expect(names.find(name)).toEqual({ name: 'a/file', value: 3 });
    }
  });

  test('follows as many links as Linux does, and none in circles', () => {
    const chain = Array.from({ length: 60 }, (_, i): TarEntrySpec => ({
      path: String(i),
      type: 'symlink',
      linkTarget: String(i + 1),
    }));
    const names = namesOf([
      ...chain,
      { path: '60' },
      { path: 'x', type: 'symlink', linkTarget: 'x' },
    ]);
    expect(names.find('20')?.name).toBe('60');
    expect(names.find('19')).toBeNull();
    expect(names.find('x')).toBeNull();
  });

  test('refuses an archive with more files than images are made of', () => {
    const names = new ArchiveNames<null>();
    const [entry] = walkTar(memoryAccess(buildTar([{ path: 'x' }])));
    if (entry === undefined) throw new Error('a tar with one file has an entry');
    const addAll = (): void => {
      for (let i = 0; i <= 100_000; i++) names.add({ ...entry, path: encodeText(`${i}`) }, null);
    };
    expect(addAll).toThrow(/more than 100000 files/);
  });
});
