import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openLanes, threadsAhead } from '../../src/cli/layer-lanes.ts';
import { indexAsUsual } from '../../src/index/index-blob.ts';
import type { Blob } from '../../src/model/bytes.ts';
import type { Annotations } from '../../src/oci/descriptor.ts';
import type { LayerContent } from '../../src/sources/opened-image.ts';
import { memoryBlob } from '../support/memory.ts';
import { buildTar } from '../support/tar.ts';

/** A layer of gzip that says that it has so many bytes. */
function layerOf(
  size: number,
  change: Partial<Blob> = {},
  annotations: Annotations = {},
): LayerContent {
  const blob = { ...memoryBlob(gzipSync('')), size, ...change };
  return { kind: 'blob', key: 'a', blob, annotations, isChecked: true };
}

const large = 40 << 20;
const file = '/never/started';

test('there are as many lanes as processors, up to four', () => {
  for (const [count, lanes] of [
    [1, 1],
    [2, 2],
    [8, 4],
  ] as const) {
    expect(openLanes([layerOf(1)], null, count).all).toHaveLength(lanes);
  }
});

test('layers that are walked are walked one after the other', () => {
  const plain = layerOf(large, memoryBlob(buildTar([{ path: 'a' }])));
  expect(openLanes([plain, plain], file, 8).all).toEqual([indexAsUsual]);
  expect(openLanes([plain, layerOf(large)], file, 8).all).toHaveLength(4);
});

test('what comes from afar has three lanes, whatever processors there are', () => {
  expect(openLanes([layerOf(1, { access: null })], null, 1).all).toHaveLength(3);
});

test.each([
  ['an image of few bytes', 8, 1, file],
  ['a machine of one processor', 1, large, file],
  ['a program that has none', 8, large, null],
])('no threads for %s', (_what, count, size, threadFile) => {
  const { all } = openLanes([layerOf(size)], threadFile, count);
  expect(new Set(all)).toEqual(new Set([indexAsUsual]));
});

test('of a large image, one layer at a time is indexed without a thread', () => {
  const { all } = openLanes([layerOf(large)], file, 4);
  expect(all.map((lane) => lane === indexAsUsual)).toEqual([true, false, false, false]);
});

test('who receives layers from afar does nothing else', () => {
  const { all } = openLanes([layerOf(large, { access: null })], file, 4);
  expect(all).not.toContain(indexAsUsual);
});

test('threads are started ahead for compressed layers that are in files, but one', () => {
  const gzip = layerOf(large);
  const others: LayerContent[] = [
    layerOf(large, { access: null }),
    layerOf(large, memoryBlob(buildTar([{ path: 'a' }]))),
    layerOf(large, {}, { 'containerd.io/snapshot/stargz/toc.digest': `sha256:${'0'.repeat(64)}` }),
    { kind: 'absent', key: 'b', reason: 'it is not there' },
  ];
  expect(threadsAhead(others, 4)).toBe(0);
  expect(threadsAhead([gzip, ...others], 4)).toBe(0);
  const zstd = layerOf(large, memoryBlob(Buffer.from('28b52ffd', 'hex')));
  expect(threadsAhead([gzip, zstd, ...others], 4)).toBe(1);
  expect(threadsAhead([gzip, gzip, gzip, gzip, gzip, gzip], 4)).toBe(3);
});
