import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexBlob } from '../../src/index/index-blob.ts';
import { indexStream } from '../../src/index/index-stream.ts';
import { indexWalk } from '../../src/index/index-walk.ts';
import { contentDigestBytes, type LayerIndex } from '../../src/model/layer-index.ts';
import { arbitraryImage } from '../support/arbitrary-image.ts';
import { memoryAccess, memoryBlob, memoryStream, passingStream } from '../support/memory.ts';
import { buildTar } from '../support/tar.ts';

const tars = new URL('../../fixtures/tar-edge/', import.meta.url);
const names = readdirSync(tars).filter((name) => name.endsWith('.tar'));
const quick = { verify: false, toc: null };

/** What both ways must agree on: all but the digests, which only a stream takes. */
function facts(index: LayerIndex): LayerIndex {
  return { ...index, digests: null, digest: null, diffId: null };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each(names)('%s', (name) => {
  const tar = readFileSync(new URL(name, tars));

  test.each([1, 7, 512, 65_536])('streamed in pieces of %i is what a walk finds', async (size) => {
    const walked = await indexWalk(memoryAccess(tar));
    const streamed = await indexStream(passingStream(tar, size), quick);
    expect(facts(streamed)).toEqual(facts(walked));
  });

  test('compressed it is the same', async () => {
    const walked = await indexWalk(memoryAccess(tar));
    const streamed = await indexStream(memoryStream(gzipSync(tar)), quick);
    expect(facts(streamed)).toEqual(facts(walked));
  });
});

test('any layer is the same whether it is walked or streamed', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, fc.integer({ min: 1, max: 3000 }), async (layers, size) => {
      for (const records of layers) {
        const tar = buildTar(records);
        const walked = await indexWalk(memoryAccess(tar));
        expect(facts(await indexStream(memoryStream(tar, size), quick))).toEqual(facts(walked));
      }
    }),
    { numRuns: 50 },
  );
});

test('a stream takes the digest of each content, in one piece or in many', async () => {
  const contents = ['a', 'b'.repeat(70_000), ''];
  const tar = buildTar(contents.map((content, i) => ({ path: `f${i}`, content })));
  for (const size of [1, 1000, 1 << 20]) {
    const { digests } = await indexStream(memoryStream(tar, size), quick);
    const bytes = Buffer.from(digests?.bytes ?? []);
    const taken = [0, contentDigestBytes].map((start) =>
      bytes.toString('hex', start, start + contentDigestBytes),
    );
    expect([...(digests?.places ?? [])]).toEqual([1, 2]);
    expect(taken).toEqual(contents.slice(0, 2).map((content) => sha256(Buffer.from(content))));
    expect(bytes).toHaveLength(2 * contentDigestBytes);
  }
});

test('a stream takes the digest of the stored bytes, and of the tar when it is to verify', async () => {
  const tar = buildTar([{ path: 'a', content: 'x' }]);
  const gz = gzipSync(tar);
  const plain = await indexStream(memoryStream(tar), quick);
  expect(plain.digest).toBe(`sha256:${sha256(tar)}`);
  expect(plain.diffId).toBe(plain.digest);
  const inflated = await indexStream(memoryStream(gz), quick);
  expect(inflated).toMatchObject({ digest: `sha256:${sha256(gz)}`, diffId: null });
  const checked = { verify: false, isChecked: true };
  expect((await indexStream(memoryStream(gz), checked)).digest).toBeNull();
  expect((await indexStream(memoryStream(tar), checked)).diffId).toBe(plain.diffId);
  const verified = await indexStream(memoryStream(gz), { verify: true });
  expect(verified.diffId).toBe(`sha256:${sha256(tar)}`);
});

test('a plain blob is walked, a compressed one and one to verify are streamed', async () => {
  const tar = buildTar([{ path: 'a', content: 'x' }]);
  expect((await indexBlob(memoryBlob(tar), quick)).way).toBe('walk');
  expect((await indexBlob(memoryBlob(gzipSync(tar)), quick)).way).toBe('stream');
  expect((await indexBlob(memoryBlob(tar), { ...quick, verify: true })).way).toBe('stream');
  expect((await indexBlob({ ...memoryBlob(tar), access: null }, quick)).way).toBe('stream');
});

test('an index is plain data that survives being stored', async () => {
  for (const name of names) {
    const index = await indexWalk(memoryAccess(readFileSync(new URL(name, tars))));
    expect(deserialize(serialize(index))).toEqual(index);
  }
});

describe('damage', () => {
  const tar = buildTar([
    { path: 'a', content: 'x'.repeat(600) },
    { path: 'b', content: 'y'.repeat(600) },
  ]);

  test('a content that is cut off counts the bytes that are there', async () => {
    const cut = tar.subarray(0, 512 + 1024 + 512 + 100);
    for (const index of [
      await indexWalk(memoryAccess(cut)),
      await indexStream(memoryStream(cut), quick),
    ]) {
      expect([...index.size]).toEqual([600, 100]);
      expect(index.warnings.map(({ code }) => code)).toEqual(['truncated-tar']);
    }
  });

  test('the cut content of a record that is not kept cuts no other', async () => {
    const records = [
      { path: 'a', content: 'x'.repeat(600) },
      { path: '.wh..wh.aufs', content: 'y'.repeat(600) },
    ];
    const cut = buildTar(records).subarray(0, 512 + 1024 + 512 + 100);
    expect([...(await indexWalk(memoryAccess(cut))).size]).toEqual([600]);
  });

  test('a compressed layer that is cut off says so, and keeps what could be inflated', async () => {
    const gz = gzipSync(tar);
    const index = await indexStream(memoryStream(gz.subarray(0, gz.length - 20)), quick);
    expect(index.warnings.map(({ code }) => code)).toEqual(['truncated-compression']);
    expect(index.count).toBeGreaterThan(0);
  });

  test('bytes that are no tar are damage, not an empty layer', async () => {
    const noise = new Uint8Array(2048).fill(65);
    const index = await indexStream(memoryStream(noise), quick);
    expect(index.warnings.map(({ code }) => code)).toEqual(['bad-tar-header']);
  });
});
