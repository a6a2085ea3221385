import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packedBound, packZeros, unpackZeros } from '../../../src/sources/local-store/zero-runs.ts';
import { buildTar } from '../../support/tar.ts';

function pack(bytes: Uint8Array): Uint8Array {
  const packed = new Uint8Array(packedBound(bytes.length));
  return packed.subarray(0, packZeros(bytes, packed));
}

function unpack(packed: Uint8Array, size: number): Buffer {
  const bytes = Buffer.alloc(size, 'left from before');
  unpackZeros(packed, bytes);
  return bytes;
}

const run = fc.oneof(
  fc.nat(40).map((length) => new Uint8Array(length)),
  fc.uint8Array({ maxLength: 40 }),
);
const mostlyZeros = fc.array(run).map((runs) => Buffer.concat(runs));

test('what was packed is unpacked', () => {
  fc.assert(
    fc.property(mostlyZeros, (bytes) => {
      expect(unpack(pack(bytes), bytes.length).equals(bytes)).toBe(true);
    }),
  );
});

test.each([0, 1, 255, 0xffff, 0x10000, 200_000])(
  'runs of %i bytes of any sort are kept',
  (length) => {
    for (const value of [0, 1]) {
      const bytes = new Uint8Array(length).fill(value);
      expect(unpack(pack(bytes), length).equals(bytes)).toBe(true);
    }
  },
);

test('a header takes a fraction of its block', () => {
  const header = buildTar([{ path: 'usr/share/doc/package/copyright' }]).subarray(0, 512);
  expect(pack(header).length).toBeLessThan(150);
});
