import { describe, expect, test } from 'vitest';
import { formatRegistryName, parseRegistryName } from '../../src/oci/registry-name.ts';
import { digestOf } from '../support/digest.ts';

const digest = digestOf('a');

describe('a name', () => {
  test.each([
    ['nginx', 'docker.io', 'library/nginx', 'latest', null],
    ['nginx:1.27', 'docker.io', 'library/nginx', '1.27', null],
    ['org/app', 'docker.io', 'org/app', 'latest', null],
    ['docker.io/nginx', 'docker.io', 'library/nginx', 'latest', null],
    ['index.docker.io/library/nginx', 'docker.io', 'library/nginx', 'latest', null],
    ['registry-1.docker.io/org/app:v1', 'docker.io', 'org/app', 'v1', null],
    ['ghcr.io/org/team/app:v1', 'ghcr.io', 'org/team/app', 'v1', null],
    ['localhost/app', 'localhost', 'app', 'latest', null],
    ['localhost:5000/x', 'localhost:5000', 'x', 'latest', null],
    ['127.0.0.1:5000/a/b:c', '127.0.0.1:5000', 'a/b', 'c', null],
    ['[::1]:5000/x', '[::1]:5000', 'x', 'latest', null],
    ['Registry.Example/x', 'registry.example', 'x', 'latest', null],
    [`nginx@${digest}`, 'docker.io', 'library/nginx', null, digest],
    [`localhost:5000/x:1@${digest}`, 'localhost:5000', 'x', '1', digest],
  ])('%s', (text, registry, repository, tag, named) => {
    expect(parseRegistryName(text)).toEqual({ registry, repository, tag, digest: named });
  });

  test.each([
    ['', 'it names no repository'],
    ['ghcr.io/', 'it names no repository'],
    ['Nginx', 'no upper-case letters'],
    ['ghcr.io/org//app', 'org//app is no repository'],
    ['ghcr.io/../etc/passwd', '../etc/passwd is no repository'],
    ['ghcr.io/app?n=1', 'app?n=1 is no repository'],
    ['user:pw@ghcr.io/app', 'ghcr.io/app is no digest'],
    ['nginx:', ' is no tag'],
    ['nginx:a b', 'a b is no tag'],
    ['nginx@sha256:abc', 'sha256:abc is no digest'],
    ['exa_mple.com/app', 'exa_mple.com is no host'],
    ['localhost:99999/app', 'localhost:99999 is no host'],
    ['300.1.2.3/app', '300.1.2.3 is no host'],
    ['1.2.3.4.5/app', '1.2.3.4.5 is no host'],
    ['[::::]/app', '[::::] is no host'],
    ['[::::]:5000/app', '[::::]:5000 is no host'],
    [`nginx/${'a'.repeat(300)}`, 'is no repository'],
  ])('%j is none', (text, reason) => {
    expect(() => parseRegistryName(text)).toThrow(reason);
  });
});

test.each([
  ['docker.io/library/nginx:1', 'nginx:1'],
  ['localhost:5000/x', 'localhost:5000/x:latest'],
  [`x:1@${digest}`, `x@${digest}`],
])('%s is shown as people write it', (text, shown) => {
  expect(formatRegistryName(parseRegistryName(text))).toBe(shown);
});
