import { expect, test } from 'vitest';
import { compressedBytesOf } from '../../src/filesystem/compressed-bytes.ts';
import type { ImageTree } from '../../src/filesystem/image-tree.ts';
import { LayerIndexBuilder } from '../../src/index/layer-index-builder.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import type { ContentChunks } from '../../src/model/layer-index.ts';
import type { EntryType, LayerRecord } from '../../src/tar/entry.ts';
import { buildTree } from '../support/build-tree.ts';

const record = (path: string, type: EntryType, linkTarget: string | null = null): LayerRecord => ({
  path: encodeText(path),
  type,
  typeKnown: true,
  mode: 0o644,
  uid: 0,
  gid: 0,
  mtime: 0,
  size: 0,
  storedSize: 0,
  offset: null,
  linkTarget: linkTarget === null ? null : encodeText(linkTarget),
  device: null,
  xattrs: null,
  sparse: null,
});

/** Of `places`, where in the blob each chunk of each record begins and ends. */
function chunksAt(places: readonly (readonly (readonly [number, number])[])[]): ContentChunks {
  const all = places.flat();
  const first = places.map((_, i) => places.slice(0, i).flat().length);
  return {
    compression: 'gzip',
    first: Uint32Array.from([...first, all.length]),
    start: Float64Array.from(all, ([start]) => start),
    end: Float64Array.from(all, ([, end]) => end),
    skip: new Float64Array(all.length),
    position: new Float64Array(all.length),
    size: new Float64Array(all.length),
    digests: new Uint8Array(32 * all.length),
  };
}

function bytesOf(tree: ImageTree, path: string): number | null {
  const node = tree.find(encodeText(path));
  const version = node === null ? null : tree.versionAt(node, 0);
  if (version === null) throw new Error(`no ${path}`);
  return compressedBytesOf(tree, version);
}

test('of a file, all that its chunks take in the blob; what they share, once', () => {
  const builder = new LayerIndexBuilder();
  builder.add(record('etc', 'directory'));
  builder.add(record('etc/two', 'file'));
  builder.add(record('etc/sharing', 'file'));
  builder.add(record('etc/empty', 'file'));
  builder.add(record('etc/hardlink', 'hardlink', 'etc/two'));
  const two = [
    [100, 150],
    [150, 175],
  ] as const;
  const sharing = [
    [200, 240],
    [200, 240],
  ] as const;
  const chunks = chunksAt([[], two, sharing, [], []]);
  const { tree } = buildTree([builder.finishWithoutTar(chunks, null)]);
  expect(bytesOf(tree, 'etc/two')).toBe(75);
  expect(bytesOf(tree, 'etc/hardlink')).toBe(75);
  expect(bytesOf(tree, 'etc/sharing')).toBe(40);
  expect(bytesOf(tree, 'etc/empty')).toBe(0);
  expect(bytesOf(tree, 'etc')).toBeNull();
});

test('nobody knows where a layer is read as a whole', () => {
  const builder = new LayerIndexBuilder();
  builder.add(record('a', 'file'));
  const end = { tarSize: 1024, missing: 0, problem: null, diffId: null, digest: null };
  const { tree } = buildTree([builder.finish(end)]);
  expect(bytesOf(tree, 'a')).toBeNull();
});
