import { expect, test } from 'vitest';
import { formatEndpoint, parseEndpoint } from '../../../src/sources/engine/endpoint.ts';

const plain = { tls: null, identity: null };
const tls = { ca: null, cert: null, key: null, verify: true };

test.each([
  ['unix:///var/run/docker.sock', { kind: 'socket', path: '/var/run/docker.sock' }],
  ['npipe:////./pipe/docker_engine', { kind: 'socket', path: '//./pipe/docker_engine' }],
  ['tcp://10.0.0.1:2222', { kind: 'tcp', host: '10.0.0.1', port: 2222, tls: null }],
  ['tcp://[::1]:80', { kind: 'tcp', host: '[::1]', port: 80, tls: null }],
  [
    'ssh://me@build.example:2200/run/podman/podman.sock',
    {
      kind: 'ssh',
      host: 'build.example',
      port: 2200,
      user: 'me',
      socket: '/run/podman/podman.sock',
      identity: null,
    },
  ],
])('%s is understood, and told as it was written', (text, endpoint) => {
  expect(parseEndpoint(text, plain)).toEqual(endpoint);
  expect(formatEndpoint(parseEndpoint(text, plain))).toBe(text);
});

test('the ports of Docker go without saying, and so does tcp', () => {
  expect(parseEndpoint('10.0.0.1', plain)).toMatchObject({ kind: 'tcp', port: 2375 });
  expect(parseEndpoint('tcp://10.0.0.1', { ...plain, tls })).toMatchObject({ port: 2376, tls });
});

test.each(['unix://', 'npipe://', 'tcp://', 'ssh://', 'fd://', 'tcp://a:b:c', '', 'ssh://%00'])(
  '%j is refused with an example',
  (text) => {
    expect(() => parseEndpoint(text, plain)).toThrow(
      expect.objectContaining({
        code: 'no-engine',
        advice: expect.stringContaining('unix:///var/run/docker.sock'),
      }),
    );
  },
);
