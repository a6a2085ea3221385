import { describe, expect, test } from 'vitest';
import { ZstdFrames } from '../../../src/tar/inflate/zstd-frames.ts';
import { concat } from '../../support/tar-blocks.ts';
import { rawFrame, skippableFrame } from '../../support/zstd.ts';

/** The lengths of the pieces of `data`, given in chunks of `size`. */
function pieces(data: Uint8Array, size: number): readonly number[] {
  const frames = new ZstdFrames();
  const lengths: number[] = [];
  for (let at = 0; at < data.length; at += size) {
    for (const piece of frames.pieces(data.subarray(at, at + size))) lengths.push(piece.length);
  }
  frames.finish();
  return lengths;
}

const frames = [rawFrame(Buffer.alloc(1000), 300), skippableFrame(50), rawFrame(Buffer.alloc(0))];
const lengths = frames.map(({ length }) => length);

test('a piece ends where a frame ends', () => {
  expect(pieces(concat(frames), 1 << 20)).toEqual(lengths);
});

test.each([1, 2, 3, 10, 999])('no piece holds bytes of two frames, in chunks of %i', (size) => {
  const ends = new Set<number>();
  let at = 0;
  for (const length of pieces(concat(frames), size)) ends.add((at += length));
  let end = 0;
  for (const length of lengths) expect(ends).toContain((end += length));
});

describe('a frame header', () => {
  const block = '010000';
  test.each([
    ['with a window', '0038'],
    ['with a checksum', '0438'],
    ['with a dictionary of 1 byte', '013801'],
    ['with a dictionary of 4 bytes', '033801020304'],
    ['with a content size of 1 byte', '2000'],
    ['with a content size of 2 bytes', '40380000'],
    ['with a content size of 4 bytes', 'a000000000'],
    ['with a content size of 8 bytes', 'c0380000000000000000'],
  ])('%s is followed', (_, header) => {
    const checksum = header.startsWith('04') ? '00000000' : '';
    const frame = Buffer.from(`28b52ffd${header}${block}${checksum}`, 'hex');
    expect(pieces(concat([frame, frame]), 1 << 20)).toEqual([frame.length, frame.length]);
  });

  test.each([
    ['a window', '0090'],
    ['a single segment', 'e00000001000000000'],
  ])('with %s of more than 128 MB is refused', (_, header) => {
    const frame = Buffer.from(`28b52ffd${header}${block}`, 'hex');
    expect(() => pieces(frame, 100)).toThrow(/needs a window of \d+ MB/);
  });
});

test('a block of no known type is refused', () => {
  const frame = Buffer.from('28b52ffd0038070000', 'hex');
  expect(() => pieces(frame, 100)).toThrow(/no known type/);
});

test('what ends inside a frame is truncated, and so is nothing at all', () => {
  const whole = rawFrame(Buffer.alloc(100));
  for (const size of [0, 1, 4, 5, 6, 8, 50, whole.length - 1]) {
    expect(() => pieces(whole.subarray(0, size), 7)).toThrow(/too early/);
  }
});
