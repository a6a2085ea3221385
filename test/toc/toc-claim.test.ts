import { describe, expect, test } from 'vitest';
import { readTocClaim } from '../../src/toc/toc-claim.ts';
import { digestOf } from '../support/digest.ts';

const digest = digestOf('a');
const estargz = { 'containerd.io/snapshot/stargz/toc.digest': digest };

const chunked = (prefix: string, position = '100:20:300:1'): Record<string, string> => ({
  [`${prefix}.manifest-checksum`]: digest,
  [`${prefix}.manifest-position`]: position,
});
const claim = { format: 'zstd:chunked', digest, start: 100, compressedBytes: 20, bytes: 300 };

test('a descriptor of eStargz names the digest of the table', () => {
  expect(readTocClaim(estargz)).toEqual({ format: 'estargz', digest });
});

test.each(['io.github.containers.zstd-chunked', 'io.containers.zstd-chunked'])(
  'a descriptor of zstd:chunked names place and digest, under %s',
  (prefix) => {
    expect(readTocClaim(chunked(prefix))).toEqual(claim);
    expect(readTocClaim({ ...estargz, ...chunked(prefix) })).toEqual(claim);
  },
);

describe('nothing is claimed by', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['no annotation', {}],
    ['others', { 'org.opencontainers.image.ref.name': 'a' }],
    ['a digest that is none', { 'containerd.io/snapshot/stargz/toc.digest': 'sha256:0' }],
    ['a place without a digest', { 'io.containers.zstd-chunked.manifest-position': '1:2:3:1' }],
    ['a table of another type', chunked('io.containers.zstd-chunked', '100:20:300:2')],
    ['a negative place', chunked('io.containers.zstd-chunked', '-100:20:300:1')],
    ['a place out of reach', chunked('io.containers.zstd-chunked', `${10 ** 15}:20:300:1`)],
    ['half a place', chunked('io.containers.zstd-chunked', '100:20')],
  ])('%s', (_, annotations) => {
    expect(readTocClaim(annotations)).toBeNull();
  });
});
