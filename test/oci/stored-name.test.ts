import { describe, expect, test } from 'vitest';
import { findStored } from '../../src/oci/stored-name.ts';
import { digestOf } from '../support/digest.ts';

const images = [
  { tags: ['ghcr.io/org/nginx:v5'], digests: [digestOf('a')] },
  { tags: ['localhost/app:latest', 'localhost/app:1'], digests: [digestOf('b')] },
  { tags: ['redis:7', 'me/tool:latest'], digests: [digestOf('c')] },
  { tags: ['app:1'], digests: [digestOf('d')] },
  { tags: ['quay.io/org/nginx:v5'], digests: [digestOf('e')] },
];

function foundBy(wanted: string): readonly number[] {
  return findStored(wanted, images).map((image) => images.indexOf(image));
}

describe('an image of a store is found', () => {
  test.each([
    ['its whole name', 'ghcr.io/org/nginx:v5', [0]],
    ['a name without localhost', 'app:1', [1]],
    ['a name without a tag, which is latest', 'app', [1]],
    ["a name in Docker's registry, which is not of localhost", 'docker.io/library/app:1', [3]],
    ["a name without Docker's registry", 'redis:7', [2]],
    ["a name with Docker's registry", 'docker.io/me/tool', [2]],
    ['the end of its name', 'tool', [2]],
    ['the end of several names', 'org/nginx:v5', [0, 4]],
    ['a digest', `any@${digestOf('e')}`, [4]],
    ['an ID', digestOf('c').slice('sha256:'.length), [2]],
    ['the start of an ID', 'cccccccccccc', [2]],
  ])('by %s', (_, wanted, expected) => {
    expect(foundBy(wanted)).toEqual(expected);
  });
});

describe('no image of a store is found', () => {
  test.each([
    ['another tag', 'nginx'],
    ['its tag alone', 'v5'],
    ['a name in another registry', 'docker.io/library/nginx:v5'],
    ['a name of localhost that is elsewhere', 'localhost/redis:7'],
    ['the end of a part of its name', 'ginx:v5'],
    ['the start of an ID behind a name', 'redis@cccc'],
    ['no name', ''],
  ])('by %s', (_, wanted) => {
    expect(foundBy(wanted)).toEqual([]);
  });
});
