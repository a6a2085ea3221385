import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { Spool } from '../../src/sources/spool.ts';
import { memoryStream } from '../support/memory.ts';
import { openStream, tarDigest } from '../support/open-image.ts';
import { archiveOf, dockerEntry, storedImage } from '../support/stored-image.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

afterEach(() => vi.unstubAllEnvs());

/** A directory for temporary files that this test has for itself. */
function ownTemporary(): string {
  const directory = temporaryDirectory();
  vi.stubEnv('TMPDIR', directory);
  return directory;
}

test('keeps what passes by, in a file that has no name', async () => {
  const directory = ownTemporary();
  expect(tmpdir()).toBe(directory);
  const bytes = Buffer.alloc(300_000, 'some bytes ');
  const spool = new Spool();
  expect(await buffer(spool.tap(memoryStream(bytes, 7001)))).toEqual(bytes);
  expect(readdirSync(directory)).toEqual([]);
  const read = Buffer.alloc(1000);
  expect(spool.access().size).toBe(bytes.length);
  expect(spool.access().read(150_000, read)).toBe(1000);
  expect(read).toEqual(bytes.subarray(150_000, 151_000));
  spool.close();
  expect(readdirSync(directory)).toEqual([]);
});

test('says where it could not write', () => {
  vi.stubEnv('TMPDIR', '/nonexistent');
  expect(() => new Spool()).toThrow('could not keep what streams by in /nonexistent');
});

const image = storedImage(['one', 'two']);
const archive = archiveOf({ ...image.files, 'manifest.json': [dockerEntry(image, null)] });

test.each([
  ['as it is', archive],
  ['compressed as a whole', gzipSync(archive)],
])('layers of standard input can be read again, %s', async (_, bytes) => {
  const directory = ownTemporary();
  const { contents } = await openStream(bytes, { keepContents: true });
  expect(readdirSync(directory)).toEqual([]);
  const blobs = contents.flatMap((content) =>
    content.kind === 'indexed' && content.blob !== null ? [content.blob] : [],
  );
  expect(blobs.map(({ size }) => size)).toEqual(image.layers.map(({ content }) => content.length));
  const digests = await Promise.all(
    blobs.map((blob) =>
      tarDigest({ kind: 'blob', key: '', blob, annotations: {}, isChecked: false }),
    ),
  );
  expect(digests).toEqual(image.layers.map(({ descriptor }) => descriptor.digest));
});

test('nothing is kept where no contents are wanted', async () => {
  vi.stubEnv('TMPDIR', '/nonexistent');
  const { contents } = await openStream(archive);
  expect(contents).toMatchObject([{ blob: null }, { blob: null }]);
});

test('an input that fails leaves nothing behind', async () => {
  const directory = ownTemporary();
  async function* failing() {
    yield archive.subarray(0, 2000);
    throw new Error('unplugged');
  }
  const opening = openStream(archive, { keepContents: true, openInput: failing });
  await expect(opening).rejects.toThrow('unplugged');
  expect(readdirSync(directory)).toEqual([]);
});
