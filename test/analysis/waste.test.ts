import { expect, test } from 'vitest';
import { analysed, type LayerSpecs } from '../support/analysed.ts';
import type { TarEntrySpec } from '../support/tar.ts';

const hardlink = (path: string, linkTarget: string): TarEntrySpec => ({
  path,
  type: 'hardlink',
  linkTarget,
});

/** Each row as `cause path bytes stored→hidden`. */
async function wasteOf(layers: LayerSpecs): Promise<string[]> {
  const { analysis } = await analysed(layers);
  return analysis.waste.map(
    ({ cause, path, bytes, layer, shadowedBy }) =>
      `${cause} ${path} ${bytes} ${layer}→${shadowedBy}`,
  );
}

test('content stays live through another hardlink', async () => {
  const rows = await wasteOf([
    [{ path: 'a', content: 'content' }, hardlink('b', 'a')],
    [{ path: '.wh.a' }],
  ]);
  expect(rows).toEqual([]);
});

test('content whose names go one after the other is hidden with the last', async () => {
  const rows = await wasteOf([
    [{ path: 'a', content: 'content' }, hardlink('b', 'a')],
    [{ path: '.wh.a' }],
    [{ path: 'b', content: 'other' }],
  ]);
  expect(rows).toEqual(['overwritten b 7 0→2']);
});

test('content whose names go together is listed under the name that stored it', async () => {
  const rows = await wasteOf([
    [{ path: 'd/b', content: 'content' }, hardlink('d/a', 'd/b'), hardlink('d/c', 'd/a')],
    [{ path: '.wh.d' }],
  ]);
  expect(rows).toEqual(['deleted d/b 7 0→1']);
});

test('the same path twice in one layer hides the earlier bytes', async () => {
  const rows = await wasteOf([
    [
      { path: 'a', content: 'first' },
      { path: './a', content: 'second one' },
    ],
  ]);
  expect(rows).toEqual(['repeated a 5 0→0']);
});

test('a repeated path spares the earlier bytes while a hardlink names them', async () => {
  const rows = await wasteOf([
    [{ path: 'a', content: 'first' }, hardlink('b', 'a'), { path: 'a', content: 'second' }],
  ]);
  expect(rows).toEqual([]);
});

test('three versions of a path have a cause each', async () => {
  const rows = await wasteOf([
    [{ path: 'a', content: '1111' }],
    [{ path: 'a', content: '22222' }],
    [{ path: 'a', content: '22222', uid: 5 }],
    [{ path: '.wh.a' }],
  ]);
  expect(rows).toEqual(['rewritten a 5 1→2', 'deleted a 5 2→3', 'overwritten a 4 0→1']);
});

test('a file that its layer deletes and adds elsewhere was moved', async () => {
  const rows = await wasteOf([
    [{ path: 'old/name', content: 'the content' }],
    [{ path: 'old/.wh.name' }, { path: 'new/name', content: 'the content' }],
  ]);
  expect(rows).toEqual(['moved old/name 11 0→1']);
});

test('a file deleted where its content was elsewhere before was not moved', async () => {
  const copy = { path: 'copy', content: 'the content' };
  const rows = await wasteOf([
    [copy, { path: 'a', content: 'the content' }],
    [{ path: '.wh.a' }, { ...copy, uid: 3 }],
  ]);
  expect(rows).toEqual(['deleted a 11 0→1', 'rewritten copy 11 0→1']);
});

test('a file that a later layer turns into a symlink was replaced', async () => {
  const rows = await wasteOf([
    [{ path: 'a', content: 'content' }],
    [{ path: 'a', type: 'symlink', linkTarget: 'b' }],
  ]);
  expect(rows).toEqual(['replaced a 7 0→1']);
});

test('a change of owner and mode is a rewrite that says so', async () => {
  const { analysis } = await analysed([
    [{ path: 'a', content: 'content', mode: 0o644 }],
    [{ path: 'a', content: 'content', mode: 0o600, uid: 1000, gid: 1000 }],
  ]);
  expect(analysis.waste[0]).toMatchObject({ cause: 'rewritten', attributes: ['mode', 'owner'] });
});

test('an opaque directory that lists a file again overwrites it', async () => {
  const rows = await wasteOf([
    [
      { path: 'd/a', content: 'one' },
      { path: 'd/b', content: 'gone' },
    ],
    [{ path: 'd/.wh..wh..opq' }, { path: 'd/a', content: 'three' }],
  ]);
  expect(rows).toEqual(['deleted d/b 4 0→1', 'overwritten d/a 3 0→1']);
});

test('a file over a directory of its own layer deletes what was in it', async () => {
  const rows = await wasteOf([
    [
      { path: 'd/a', content: 'one' },
      { path: 'd', content: 'file' },
    ],
  ]);
  expect(rows).toEqual(['deleted d/a 3 0→0']);
});
