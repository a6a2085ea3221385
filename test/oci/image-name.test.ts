import { describe, expect, test } from 'vitest';
import { annotatedName, familiarName, isImageId, matchName } from '../../src/oci/image-name.ts';
import { digestOf } from '../support/digest.ts';

describe('familiarName', () => {
  test.each([
    ['docker.io/library/nginx:1.27', 'nginx:1.27'],
    ['docker.io/h5/tiny:1', 'h5/tiny:1'],
    ['index.docker.io/h5/tiny:1', 'h5/tiny:1'],
    ['library/nginx', 'nginx'],
    ['localhost/library/nginx:1', 'localhost/library/nginx:1'],
    ['127.0.0.1:5055/h5/tiny:1', '127.0.0.1:5055/h5/tiny:1'],
    ['v1', 'v1'],
  ])('shortens %s to %s', (name, expected) => {
    expect(familiarName(name)).toBe(expected);
  });
});

describe('annotatedName', () => {
  test("prefers containerd's name, which is whole, to one that may be a bare tag", () => {
    const annotations = {
      'io.containerd.image.name': 'docker.io/h5/tiny:1',
      'org.opencontainers.image.ref.name': '1',
    };
    expect(annotatedName(annotations)).toBe('h5/tiny:1');
  });

  test('takes what there is', () => {
    expect(annotatedName({ 'org.opencontainers.image.ref.name': 'v1' })).toBe('v1');
    expect(annotatedName({ 'org.opencontainers.image.ref.name': '' })).toBeNull();
    expect(annotatedName({})).toBeNull();
  });
});

describe('matchName', () => {
  const images = [
    { tags: ['nginx:1.27', 'nginx:latest'], digests: [digestOf('a')] },
    { tags: ['127.0.0.1:5055/h5/tiny:1'], digests: [digestOf('b')] },
    { tags: ['h5/tiny:2'], digests: [digestOf('c')] },
    { tags: ['v1'], digests: [digestOf('d')] },
    { tags: [], digests: [digestOf('e')] },
  ];

  test.each([
    ['a full name', 'nginx:1.27', [0]],
    ['a fuller name', 'docker.io/library/nginx:1.27', [0]],
    ['a name without a tag', 'nginx', [0]],
    ['a repository', 'h5/tiny', [2]],
    ['a repository in its registry', '127.0.0.1:5055/h5/tiny', [1]],
    ['a name without its registry', 'h5/tiny:1', [1]],
    ['the last part of a name', 'tiny:1', [1]],
    ['the last part of several names', 'tiny', [1, 2]],
    ['a tag of a name', '1.27', [0]],
    ['a bare tag', 'v1', [3]],
    ['a digest', digestOf('e'), [4]],
    ['a name with a digest', `nginx@${digestOf('b')}`, [1]],
    ['the start of an ID', 'cccc', [2]],
    ['the start of a digest', 'sha256:cccccccccccc', [2]],
    ['nothing by too short a start', 'ccc', []],
    ['nothing by another name', 'redis', []],
    ['nothing by no name', '', []],
  ])('finds images by %s', (_, wanted, expected) => {
    expect(matchName(wanted, images)).toEqual(expected);
  });
});

test.each(['sha256:0f', '0123456', 'f00ba47', 'a'.repeat(63) + '1'])('%s is an ID', (name) => {
  expect(isImageId(name)).toBe(true);
});

test.each(['app', 'facade', 'deadbeef', 'abc123', '0123456:1', 'library/0123456', 'a'.repeat(70)])(
  '%s is a name',
  (name) => {
    expect(isImageId(name)).toBe(false);
  },
);
