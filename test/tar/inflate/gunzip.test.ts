import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canInflateHere, inflateHere } from '../../../src/tar/inflate/inflate-here.ts';
import { inflateInPool } from '../../../src/tar/inflate/inflate-in-pool.ts';
import { inflate, type Inflation } from '../../support/inflate.ts';
import { concat, toBytes } from '../../support/tar-blocks.ts';

const text = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, i) => `line ${i}\n`).join(''));

/** What is inflated at once, and what is inflated as a stream. */
const contents = [
  ['no content', Buffer.alloc(0)],
  ['a short content', text(500)],
  ['a long content', randomBytes(300_000)],
  ['a content that swells', Buffer.alloc(3_000_000)],
] as const;

const header = (flag: number): Uint8Array => Uint8Array.of(0x1f, 0x8b, 8, flag, 0, 0, 0, 0, 0, 255);

test('this Node lets the calling thread inflate', () => {
  expect(canInflateHere).toBe(true);
});

const decoders = [
  { place: "in Node's pool", deflate: inflateInPool },
  { place: 'in the calling thread', deflate: inflateHere },
];

describe.each(decoders)('gzip data inflated $place:', ({ deflate }) => {
  const gunzip = (data: Uint8Array, size?: number): Promise<Inflation> =>
    inflate(data, 'gzip', size, { deflate });

  describe.each(contents)('%s', (_, content) => {
    const gz = gzipSync(content);

    test.each([
      ['', ''],
      [' and one zero', '\0'],
      [' and many zeros', '\0'.repeat(100_000)],
      [' and garbage', 'garbage'.repeat(20_000)],
      [' and zeros and garbage', '\0\0\0garbage'],
    ])('%s', async (_what, tail) => {
      const { output, error } = await gunzip(concat([gz, tail]));
      expect(error).toBeNull();
      expect(output.equals(content)).toBe(true);
    });

    test('of two members', async () => {
      const { output, error } = await gunzip(concat([gz, '\0\0', gz]), 4096);
      expect(error).toBeNull();
      expect(output.equals(Buffer.concat([content, content]))).toBe(true);
    });

    test('cut off anywhere is truncated, and gives what was there', async () => {
      const step = Math.max(1, Math.floor(gz.length / 50));
      for (let size = 0; size < gz.length; size += size < 20 || size > gz.length - 20 ? 1 : step) {
        const { output, error } = await gunzip(gz.subarray(0, size));
        expect(error?.code).toBe('truncated-compression');
        expect(content.subarray(0, output.length).equals(output)).toBe(true);
      }
    });

    test('cut off in its trailer it is all there', async () => {
      const { output } = await gunzip(gz.subarray(0, gz.length - 3));
      expect(output.equals(content)).toBe(true);
    });

    test('with a wrong checksum or length is damaged, but all there', async () => {
      for (const at of [gz.length - 8, gz.length - 1]) {
        const changed = Uint8Array.from(gz);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const { output, error } = await gunzip(changed);
        expect(error?.code).toBe('bad-compression');
        expect(output.equals(content)).toBe(true);
      }
    });
  });

  test('damage anywhere ends in an error, or in a header field that means nothing', async () => {
    const content = text(2000);
    const gz = gzipSync(content);
    for (let at = 0; at < gz.length; at += 5) {
      const changed = Uint8Array.from(gz);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      const { output, error } = await gunzip(changed);
      expect(error !== null || output.equals(content)).toBe(true);
    }
  });

  test('nothing in front of damage is lost where the data is short', async () => {
    const content = text(2000);
    const stored = Buffer.alloc(5);
    stored.writeUInt16LE(content.length, 1);
    stored.writeUInt16LE(0xffff - content.length, 3);
    const noSuchBlock = Uint8Array.of(7);
    const { output, error } = await gunzip(concat([header(0), stored, content, noSuchBlock]));
    expect(error).toMatchObject({ code: 'bad-compression', produced: content.length });
    expect(output.equals(content)).toBe(true);
  });

  test('members of any size in pieces of any size are one content', async () => {
    const length = fc.oneof(
      fc.integer({ max: 40_000, min: 0 }),
      fc.integer({ max: 400_000, min: 0 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(length, { maxLength: 5, minLength: 1 }),
        fc.integer({ min: 100, max: 100_000 }),
        async (lengths, size) => {
          const parts = lengths.map((bytes) => randomBytes(bytes));
          const { output, error } = await gunzip(concat(parts.map((part) => gzipSync(part))), size);
          expect(error).toBeNull();
          expect(output.equals(Buffer.concat(parts))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('thousands of members are one content', async () => {
    const members = Array.from({ length: 3000 }, (_, i) => gzipSync(`member ${i}\n`));
    const { output, error } = await gunzip(concat(members));
    expect(error).toBeNull();
    expect(output.toString().split('\n')).toHaveLength(3001);
  });

  describe('a header', () => {
    const flags = { headerChecksum: 2, extra: 4, name: 8, comment: 16 };
    const body = gzipSync('content').subarray(10);
    const all = concat([
      header(flags.headerChecksum | flags.extra | flags.name | flags.comment),
      Uint8Array.of(3, 0, 1, 2, 3),
      `name${'x'.repeat(100_000)}\0`,
      'comment\0',
      Uint8Array.of(0, 0),
    ]);

    test('may have all fields, of any length', async () => {
      const { output, error } = await gunzip(concat([all, body]), 1000);
      expect([output.toString(), error]).toEqual(['content', null]);
    });

    test('cut off anywhere is truncated', async () => {
      for (const size of [0, 1, 9, 10, 11, 14, 15, 1000, all.length - 11, all.length - 1]) {
        const { error } = await gunzip(all.subarray(0, size));
        expect(error?.code).toBe('truncated-compression');
      }
    });

    test.each([
      ['another magic number', 'no gzip at all'],
      ['another method', Uint8Array.of(0x1f, 0x8b, 9, 0, 0, 0, 0, 0, 0, 0)],
      ['unknown flags', header(0x80)],
    ])('with %s is refused', async (_, bytes) => {
      const { error } = await gunzip(concat([toBytes(bytes), body]));
      expect(error?.code).toBe('bad-compression');
    });
  });
});
