import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { packTar } from '../../src/extraction/pack-tar.ts';
import { extractionOf } from '../support/extraction.ts';
import { pushedContents } from '../support/read-tar.ts';
import { sparseFile } from '../support/sparse-file.ts';

test('a tar has all that the image has', async () => {
  const extraction = await extractionOf([
    [
      { path: 'a/tool', content: 'tool', mode: 0o4755, uid: 70_000, gid: 3, mtime: 1.5 },
      { path: 'a/same', type: 'hardlink', linkTarget: 'a/tool' },
      { path: 'dev', type: 'character-device', device: { major: 1, minor: 3 } },
      { path: 'link', type: 'symlink', linkTarget: '/a/tool', pax: { 'SCHILY.xattr.user.x': 'y' } },
      { path: Buffer.of(0xff), content: 'x', mode: 0 },
      sparseFile('sparse', 6, [[2, 'ab']]),
    ],
  ]);
  const { entries, contents, end } = pushedContents(await buffer(packTar(extraction)), 1000);
  expect(end).toMatchObject({ problem: null, missing: 0 });
  expect(entries.map(({ path }) => path)).toEqual([
    'a',
    'a/tool',
    'ÿ',
    'sparse',
    'a/same',
    'dev',
    'link',
  ]);
  expect(entries).toMatchObject([
    { type: 'directory', mode: 0o755 },
    { type: 'file', mode: 0o4755, uid: 70_000, gid: 3, mtime: 1.5 },
    { type: 'file', mode: 0 },
    { type: 'file', size: 6, sparse: null },
    { type: 'hardlink', linkTarget: 'a/tool' },
    { type: 'character-device', device: { major: 1, minor: 3 } },
    { type: 'symlink', linkTarget: '/a/tool', xattrs: new Map([['user.x', 'y']]) },
  ]);
  expect(contents.map(String)).toEqual(['', 'tool', 'x', '\0\0ab\0\0', '', '', '']);
});

test('an empty directory makes an empty tar', async () => {
  expect(await buffer(packTar(await extractionOf([[]])))).toEqual(Buffer.alloc(1024));
});
