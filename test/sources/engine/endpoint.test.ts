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

test.each([
  ['ssh://me@h:80', { user: 'me', host: 'h', port: 80 }],
  ['ssh://[::1]:2222', { user: null, host: '::1', port: 2222 }],
  ['ssh://[fe80::1%eth0]', { host: 'fe80::1%eth0', port: null }],
  ['ssh://MyAlias', { host: 'MyAlias', port: null }],
  ['ssh://10', { host: '10', port: null }],
  ['ssh://me@corp@h/d.sock', { user: 'me@corp', host: 'h', socket: '/d.sock' }],
])('%s reaches ssh as it was written', (text, endpoint) => {
  expect(parseEndpoint(text, plain)).toMatchObject(endpoint);
  expect(formatEndpoint(parseEndpoint(text, plain))).toBe(text);
});

test('the user of an address for ssh may be written as in URLs', () => {
  expect(parseEndpoint('ssh://me%40corp@h/', plain)).toMatchObject({ user: 'me@corp' });
});

test.each(['ssh://-oProxyCommand=id', 'ssh://-F@h', 'ssh://[-v]', 'ssh://%2Dv@h'])(
  'nothing of %s becomes an option of ssh',
  (text) => {
    expect(() => parseEndpoint(text, plain)).toThrow('ssh would take a part of it for an option');
  },
);

test('the ports of Docker go without saying, and so does tcp', () => {
  expect(parseEndpoint('10.0.0.1', plain)).toMatchObject({ kind: 'tcp', port: 2375 });
  expect(parseEndpoint('tcp://10.0.0.1', { ...plain, tls })).toMatchObject({ port: 2376, tls });
});

test.each([
  'unix://',
  'npipe://',
  'tcp://',
  'ssh://',
  'fd://',
  'tcp://a:b:c',
  '',
  'ssh://%00',
  'ssh://me:secret@h',
  'ssh://me%@h',
  'ssh://me%00@h',
  'ssh://a:b',
])('%j is refused with an example', (text) => {
  expect(() => parseEndpoint(text, plain)).toThrow(
    expect.objectContaining({
      code: 'no-engine',
      advice: expect.stringContaining('unix:///var/run/docker.sock'),
    }),
  );
});
