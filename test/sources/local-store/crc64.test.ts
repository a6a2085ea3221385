import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Crc64 } from '../../../src/sources/local-store/crc64.ts';

function crc64(...pieces: readonly Uint8Array[]): string {
  const crc = new Crc64();
  for (const piece of pieces) crc.update(piece);
  return crc
    .value()
    .map((half) => half.toString(16).padStart(8, '0'))
    .join('');
}

/** Bit by bit, as ISO 3309 has it. */
function naiveCrc64(bytes: Uint8Array): string {
  const ones = 0xffff_ffff_ffff_ffffn;
  let sum = ones;
  for (const byte of bytes) {
    sum ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) {
      sum = (sum & 1n) === 1n ? (sum >> 1n) ^ 0xd800_0000_0000_0000n : sum >> 1n;
    }
  }
  return (sum ^ ones).toString(16).padStart(16, '0');
}

test('the checksum is CRC-64/GO-ISO, by its published check value', () => {
  expect(crc64(Buffer.from('123456789'))).toBe('b90956c775a41001');
  expect(crc64()).toBe('0000000000000000');
});

test('the checksum is that of a naive division, in whatever pieces the bytes come', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (bytes, cut) => {
      expect(crc64(bytes.subarray(0, cut), bytes.subarray(cut))).toBe(naiveCrc64(bytes));
    }),
  );
});
