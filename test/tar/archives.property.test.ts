import * as fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { expect, test } from 'vitest';
import { encodeText } from '../../src/model/byte-string.ts';
import { pushedContents, walked } from '../support/read-tar.ts';
import {
  concat,
  gnuMagic,
  headerBlock,
  padded,
  paxHeader,
  ustarMagic,
} from '../support/tar-blocks.ts';
import { buildTar } from '../support/tar.ts';

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter(isName);

/** tar-stream takes a slash at the end away, and ends names at a NUL; no mode is a default one. */
function isName(text: string): boolean {
  return !text.includes('\0') && !text.endsWith('/');
}

/** As far as tar-stream can write it. */
const entry = fc.record({
  path: name,
  content: fc.string({ maxLength: 1500 }),
  mode: fc.integer({ min: 1, max: 0o7777 }),
  uid: fc.integer({ min: 0, max: 0o777777 }),
  gid: fc.integer({ min: 0, max: 0o777777 }),
  mtime: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
});
const chunkSize = fc.integer({ min: 1, max: 2000 });

test('files that tar-stream writes are read as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 8 }), chunkSize, async (entries, size) => {
      const archive = pack();
      for (const { path, content, mtime, ...rest } of entries) {
        archive.entry({ name: path, mtime: new Date(mtime * 1000), ...rest }, content);
      }
      archive.finalize();
      const tar = await buffer(archive);
      const { contents, ...reading } = pushedContents(tar, size);
      expect(reading.entries).toMatchObject(
        entries.map(({ path, mode, uid, gid, mtime }) => ({
          path: encodeText(path),
          mode,
          uid,
          gid,
          mtime,
        })),
      );
      expect(contents.map(String)).toEqual(entries.map(({ content }) => content));
      expect(reading.end).toEqual({ tarSize: tar.length, missing: 0, problem: null });
      expect(walked(tar)).toEqual({ entries: reading.entries, end: reading.end });
    }),
  );
});

/** Blocks that could stand in a tar, in no sensible order. */
const block = fc.oneof(
  fc
    .record({
      name: fc.uint8Array({ maxLength: 100 }),
      size: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.uint8Array({ maxLength: 12 })),
      typeflag: fc.constantFrom(...'\0,0,1,2,3,4,5,6,7,x,g,L,K,S,D,V,Q'.split(',')),
      magic: fc.constantFrom('', ustarMagic, gnuMagic),
      prefix: fc.uint8Array({ maxLength: 155 }),
    })
    .map(headerBlock),
  fc
    .dictionary(fc.constantFrom('path', 'size', 'mtime', 'GNU.sparse.major', 'x'), fc.string())
    .map((records) => paxHeader(records)),
  fc.constant(new Uint8Array(512)),
  fc.uint8Array({ maxLength: 512 }).map(padded),
);

test('whatever blocks a tar is made of, walk and push agree on it', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), chunkSize, (blocks, size) => {
      const tar = concat([...blocks, buildTar([])]);
      const { entries, end } = walked(tar);
      const pushed = pushedContents(tar, size);
      expect({ entries: pushed.entries, end: pushed.end }).toEqual({ entries, end });
      expect(end.tarSize).toBeLessThanOrEqual(tar.length);
    }),
    { numRuns: 2000 },
  );
});
