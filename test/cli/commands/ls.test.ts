import { expect, test } from 'vitest';
import type { ListingRow } from '../../../src/report/listing.ts';
import { runMain } from '../../support/run-main.ts';
import { stubLoad } from '../../support/stub-load.ts';

const { load } = stubLoad([
  [
    { path: 'etc/', type: 'directory' },
    { path: 'etc/hosts', content: 'hosts', uid: 1, gid: 2, mtime: 1_700_000_000 },
    { path: 'etc-old', type: 'symlink', linkTarget: 'etc' },
    { path: 'tmp/x', content: 'x' },
  ],
  [
    { path: 'etc/hosts', content: 'other', mtime: 1_700_000_000 },
    { path: 'etc/', type: 'directory' },
    { path: '.wh.tmp' },
    { path: 'etc/new', content: 'new' },
  ],
]);

async function rowsOf(...argv: readonly string[]): Promise<readonly ListingRow[]> {
  return JSON.parse((await runMain(['ls', '--format', 'json', ...argv], load)).out);
}

test('lists the final filesystem by path, without the root', async () => {
  const rows = await rowsOf('app.tar');
  expect(rows.map(({ path }) => path)).toEqual(['etc', 'etc-old', 'etc/hosts', 'etc/new']);
  expect(rows[1]).toMatchObject({ type: 'symlink', linkTarget: 'etc', layer: 0 });
  expect(rows[2]).toEqual({
    path: 'etc/hosts',
    type: 'file',
    size: 5,
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: '2023-11-14T22:13:20Z',
    linkTarget: null,
    layer: 1,
  });
});

test('lists what one layer changed, without what it left as it was', async () => {
  const rows = await rowsOf('--layer', '1', 'app.tar');
  expect(rows.map(({ path, change }) => `${String(change)} ${path}`)).toEqual([
    'modified etc/hosts',
    'added etc/new',
    'removed tmp',
    'removed tmp/x',
  ]);
});

test('knows nothing of a directory that no layer lists', async () => {
  const rows = await rowsOf('--layer', '0', 'app.tar', 'tmp');
  expect(rows[0]).toMatchObject({ path: 'tmp', type: 'directory', mode: null, mtime: null });
});

test.each(['etc', '/etc', './etc/', 'etc//'])('lists %s and what is below it', async (path) => {
  const rows = await rowsOf('app.tar', path);
  expect(rows.map((row) => row.path)).toEqual(['etc', 'etc/hosts', 'etc/new']);
});

test.each(['/', '.', ''])('takes %j for all of it', async (path) => {
  expect(await rowsOf('app.tar', path)).toHaveLength(4);
});

test('prints a line for each path as text', async () => {
  const { exitCode, out } = await runMain(['ls', 'app.tar'], load);
  expect(exitCode).toBe(0);
  expect(out.trimEnd().split('\n')).toHaveLength(4);
});

test('lists nothing below what the layer left as it was', async () => {
  expect(await rowsOf('--layer', '1', 'app.tar', 'etc-old')).toEqual([]);
  const text = await runMain(['ls', '--layer', '1', 'app.tar', 'etc-old'], load);
  expect(text).toEqual({ exitCode: 0, out: '', err: '' });
});

test('says that there is no such path or layer', async () => {
  const path = await runMain(['ls', 'app.tar', 'nowhere'], load);
  expect(path).toMatchObject({ exitCode: 2, out: '' });
  expect(path.err).toContain('could not list nowhere');
  const layer = await runMain(['ls', '--layer', '2', 'app.tar'], load);
  expect(layer).toMatchObject({ exitCode: 2, out: '' });
  expect(layer.err).toContain('Choose one from 0 to 1');
});

test('takes the digests of contents only where they are asked for', async () => {
  const stub = stubLoad([[{ path: 'a', content: 'a' }]]);
  const refusing: typeof stub.load = async (choice, around) => ({
    ...(await stub.load(choice, around)),
    contentDigests: () => Promise.reject(new Error('not wanted')),
  });
  expect((await runMain(['ls', 'app.tar'], refusing)).exitCode).toBe(0);
});
