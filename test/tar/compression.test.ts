import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Compression, sniffCompression } from '../../src/tar/compression.ts';
import { buildTar } from '../support/tar.ts';
import { rawFrame, skippableFrame } from '../support/zstd.ts';

const hex = (digits: string): Uint8Array => Buffer.from(digits, 'hex');

test.each<[string, Uint8Array, Compression]>([
  ['gzip', gzipSync('x'), 'gzip'],
  ['a zstd frame', rawFrame(Buffer.from('x')), 'zstd'],
  ['a skippable zstd frame', skippableFrame(4), 'zstd'],
  ['the last kind of skippable frame', hex('5f2a4d1800000000'), 'zstd'],
  ['xz', hex('fd377a585a000004e6d6b446'), 'xz'],
  ['bzip2', hex('425a6839314159265359'), 'bzip2'],
  ['empty bzip2', hex('425a683917724538509000000000'), 'bzip2'],
  ['a tar', buildTar([{ path: 'a' }]), 'none'],
  ['a tar of a file named like bzip2', buildTar([{ path: 'BZh9' }]), 'none'],
  ['nothing', new Uint8Array(), 'none'],
  ['half a magic number', hex('1f8b'), 'none'],
  ['a gzip of an unknown method', hex('1f8b0900'), 'none'],
])('%s is told from its first bytes', (_, head, compression) => {
  expect(sniffCompression(head)).toBe(compression);
});
