import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { extract } from 'tar-stream';
import { expect, test } from 'vitest';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import {
  paddingAfter,
  tarTrailer,
  writeHeader,
  type WrittenEntry,
} from '../../src/tar/write-header.ts';
import { pushed, pushedContents } from '../support/read-tar.ts';

const plain: WrittenEntry = {
  path: encodeText('etc/hosts'),
  type: 'file',
  mode: 0o640,
  uid: 10,
  gid: 20,
  mtime: 1_700_000_000,
  size: 5,
  linkTarget: null,
  device: null,
  xattrs: null,
};

const name = fc
  .uint8Array({ minLength: 1, maxLength: 300 })
  .map((bytes) => byteString(bytes.map((byte) => (byte === 0 ? 0xff : byte))));
const id = fc.nat(2 ** 32 - 1);

const arbitrary: fc.Arbitrary<WrittenEntry> = fc.record({
  path: name,
  type: fc.constantFrom('symlink', 'hardlink'),
  mode: fc.nat(0o7777),
  uid: id,
  gid: id,
  mtime: fc.integer({ min: -(2 ** 36), max: 2 ** 36 }).map((quarters) => quarters / 4),
  size: fc.constant(0),
  linkTarget: name,
  device: fc.constant(null),
  xattrs: fc.constantFrom(null, new Map([[encodeText('user.x'), byteString(Buffer.of(0, 255))]])),
});

test('what is written is what is read', () => {
  fc.assert(
    fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 5 }), (entries) => {
      const { entries: read, end } = pushed(
        Buffer.concat([...entries.map(writeHeader), tarTrailer]),
        1 << 20,
      );
      expect(end.problem).toBeNull();
      expect(read).toMatchObject(entries);
    }),
  );
});

test('a content of 8 GiB and a device fit in', () => {
  const size = 8 * 2 ** 30;
  const { entries } = pushed(writeHeader({ ...plain, size }), 1 << 20);
  expect(entries).toMatchObject([{ ...plain, size }]);
  const device = { major: 5, minor: 1 };
  const special = { ...plain, type: 'character-device', size: 0, device } as const;
  expect(pushed(writeHeader(special), 1 << 20).entries).toMatchObject([special]);
});

test('contents are padded to the next block', () => {
  const entries = ['', 'short', 'x'.repeat(512), 'y'.repeat(513)];
  const blocks = entries.flatMap((text) => [
    writeHeader({ ...plain, size: text.length }),
    Buffer.from(text),
    paddingAfter(text.length),
  ]);
  const { contents, end } = pushedContents(Buffer.concat([...blocks, tarTrailer]), 1000);
  expect(contents.map(String)).toEqual(entries);
  expect(end.problem).toBeNull();
});

test('tar-stream reads the same', async () => {
  const long = `${'ä'.repeat(80)}/hosts`;
  const entries = [plain, { ...plain, path: encodeText(long), mtime: 1.5, uid: 2 ** 31 }];
  const archive = extract();
  for (const entry of entries)
    archive.write(Buffer.concat([writeHeader(entry), Buffer.from('hosts'), paddingAfter(5)]));
  archive.end(tarTrailer);
  const seen: object[] = [];
  for await (const entry of archive) {
    seen.push(entry.header);
    expect(String(await buffer(entry))).toBe('hosts');
  }
  const facts = { mode: 0o640, gid: 20, size: 5, type: 'file' };
  expect(seen).toMatchObject([
    { ...facts, name: 'etc/hosts', uid: 10, mtime: new Date(1_700_000_000_000) },
    { ...facts, name: long, pax: { mtime: '1.5', uid: String(2 ** 31) } },
  ]);
});
