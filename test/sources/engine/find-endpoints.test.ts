import { describe, expect, test } from 'vitest';
import { LayerscopeError } from '../../../src/model/error.ts';
import { formatEndpoint } from '../../../src/sources/engine/endpoint.ts';
import { type EndpointWish, findEndpoints } from '../../../src/sources/engine/find-endpoints.ts';
import type { Env } from '../../../src/sources/engine/surroundings.ts';
import { contextFiles, contextMeta, homeWith } from '../../support/context-store.ts';

const anywhere: EndpointWish = { host: null, engine: null };

/** Each place, with who named it or why it is none. */
function placesFor(env: Env, wish: Partial<EndpointWish> = {}): readonly string[] {
  return findEndpoints({ ...anywhere, ...wish }, env, false).map(({ from, endpoint }) => {
    const place = endpoint instanceof LayerscopeError ? endpoint.failed : formatEndpoint(endpoint);
    return from === null ? place : `${from}: ${place}`;
  });
}

const colima = contextFiles('colima');
const withContext = (host: string, more: Readonly<Record<string, string | object>> = {}): string =>
  homeWith({
    '.docker/config.json': { currentContext: 'colima' },
    [colima.meta]: contextMeta('colima', host),
    ...more,
  });

test('where nothing is named, the usual sockets are tried, those of Docker first', () => {
  expect(placesFor({ HOME: '/home/me', XDG_RUNTIME_DIR: '/run/user/7' })).toEqual([
    'unix:///var/run/docker.sock',
    'unix:///run/user/7/docker.sock',
    'unix:///home/me/.docker/run/docker.sock',
    'unix:///home/me/.docker/desktop/docker.sock',
    'unix:///home/me/.colima/default/docker.sock',
    'unix:///home/me/.colima/docker.sock',
    'unix:///home/me/.orbstack/run/docker.sock',
    'unix:///home/me/.rd/docker.sock',
    'unix:///home/me/.lima/docker/sock/docker.sock',
    'unix:///run/user/7/podman/podman.sock',
    'unix:///run/podman/podman.sock',
    'unix:///home/me/.local/share/containers/podman/machine/podman.sock',
  ]);
  expect(placesFor({}, { engine: 'podman' })).toEqual(['unix:///run/podman/podman.sock']);
});

test('on Windows these are pipes', () => {
  const pipes = findEndpoints(anywhere, {}, true).map(({ endpoint }) => endpoint);
  expect(pipes).toContainEqual({ kind: 'socket', path: '//./pipe/docker_engine' });
  expect(pipes).toContainEqual({ kind: 'socket', path: '//./pipe/podman-machine-default' });
});

describe('what is named for the run is all there is', () => {
  const everything = (): Record<'HOME' | 'DOCKER_CONTEXT', string> & Env => ({
    HOME: withContext('unix:///colima.sock'),
    DOCKER_HOST: 'unix:///host.sock',
    DOCKER_CONTEXT: 'colima',
    CONTAINER_HOST: 'unix:///podman.sock',
  });

  test('by --host', () => {
    expect(placesFor(everything(), { host: 'tcp://h:1' })).toEqual(['--host: tcp://h:1']);
  });

  test("by --host, which is podman's address where podman is wanted", () => {
    const wish = { host: 'ssh://h', engine: 'podman' } as const;
    const [place] = findEndpoints(wish, { CONTAINER_SSHKEY: '/key' }, false);
    expect(place?.endpoint).toMatchObject({ kind: 'ssh', identity: '/key' });
  });

  test('by DOCKER_HOST, which comes before DOCKER_CONTEXT, and CONTAINER_HOST', () => {
    const both = ['DOCKER_HOST: unix:///host.sock', 'CONTAINER_HOST: unix:///podman.sock'];
    expect(placesFor(everything())).toEqual(both);
    expect(placesFor(everything(), { engine: 'docker' })).toEqual(both.slice(0, 1));
    expect(placesFor(everything(), { engine: 'podman' })).toEqual(both.slice(1));
  });

  test('by DOCKER_CONTEXT', () => {
    const { HOME, DOCKER_CONTEXT } = everything();
    const places = ['DOCKER_CONTEXT: unix:///colima.sock'];
    expect(placesFor({ HOME, DOCKER_CONTEXT })).toEqual(places);
  });
});

describe('the current context', () => {
  const docker = { engine: 'docker' } as const;

  test('is where Docker is, and podman may be where it usually is', () => {
    const HOME = withContext('unix:///colima.sock');
    expect(placesFor({ HOME })).toEqual([
      'the current docker context: unix:///colima.sock',
      'unix:///run/podman/podman.sock',
      `unix://${HOME}/.local/share/containers/podman/machine/podman.sock`,
    ]);
  });

  test('may begin in the home directory', () => {
    const HOME = withContext('unix://~/.colima/docker.sock');
    const places = [`the current docker context: unix://${HOME}/.colima/docker.sock`];
    expect(placesFor({ HOME }, docker)).toEqual(places);
  });

  test.each([
    ['the config says default', {}, { currentContext: 'default' }],
    ['the config says nothing', {}, {}],
    ['DOCKER_CONTEXT says default', { DOCKER_CONTEXT: 'default' }, { currentContext: 'colima' }],
  ])('is the usual sockets when %s', (_, env, config) => {
    const HOME = withContext('unix:///colima.sock', { '.docker/config.json': config });
    expect(placesFor({ HOME, ...env }, docker)[0]).toBe('unix:///var/run/docker.sock');
  });

  test('is looked for where DOCKER_CONFIG says', () => {
    const home = withContext('unix:///colima.sock');
    const env = { HOME: '/nowhere', DOCKER_CONFIG: `${home}/.docker` };
    expect(placesFor(env, docker)).toEqual(['the current docker context: unix:///colima.sock']);
  });

  test('has its certificates, or asks for none', () => {
    const HOME = withContext('tcp://h:2376', {
      [`${colima.tls}/ca.pem`]: 'CA',
      [`${colima.tls}/cert.pem`]: 'CERT',
      [`${colima.tls}/key.pem`]: 'KEY',
    });
    const [withFiles] = findEndpoints({ host: null, engine: 'docker' }, { HOME }, false);
    const pem = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
    expect(withFiles?.endpoint).toMatchObject({
      kind: 'tcp',
      tls: { ca: pem('CA'), cert: pem('CERT'), key: pem('KEY'), verify: true },
    });
    const meta = { Endpoints: { docker: { Host: 'tcp://h:2376', SkipTLSVerify: true } } };
    const [unverified] = findEndpoints(
      { host: null, engine: 'docker' },
      { HOME: withContext('', { [colima.meta]: meta }) },
      false,
    );
    expect(unverified?.endpoint).toMatchObject({ tls: { ca: null, verify: false } });
  });

  test.each([
    ['is gone', { [colima.meta]: '' }, 'it is not valid JSON'],
    ['names no engine', { [colima.meta]: { Endpoints: {} } }, 'the context names no engine'],
    ['is a list', { [colima.meta]: '[1]' }, 'it is not an object'],
    ['is text', { [colima.meta]: '"tcp://h"' }, 'it is not an object'],
    [
      'names a number',
      { [colima.meta]: { Endpoints: { docker: { Host: 5 } } } },
      'names no engine',
    ],
    ['is nested deep', { [colima.meta]: '['.repeat(100_000) }, 'nested more than'],
    ['is cut off', { [colima.meta]: '{"Endpoints":{"docker":{"Ho' }, 'not valid JSON'],
    ['is of no known sort', { [colima.meta]: contextMeta('colima', 'fd://3') }, 'reached by fd://'],
    ['has a broken config', { '.docker/config.json': '{"currentContext"' }, 'not valid JSON'],
    ['has no store', { '.docker/config.json': { currentContext: '../x' } }, 'no such context'],
  ])('is told to be wrong when it %s', (_, files, failed) => {
    const places = placesFor({ HOME: withContext('tcp://h', files) }, docker);
    expect(places).toEqual([expect.stringContaining(failed)]);
  });
});

describe("podman's connections", () => {
  const list = (uri: string): object => ({
    Connection: { Default: 'vm', Connections: { vm: { URI: uri, Identity: '/key' } } },
  });
  const home = (content: string | object): string =>
    homeWith({ '.config/containers/podman-connections.json': content });

  test('say where podman is, and which key opens it', () => {
    const HOME = home(list('ssh://core@localhost:1234/run/podman.sock'));
    const [first] = findEndpoints({ host: null, engine: 'podman' }, { HOME }, false);
    expect(first).toMatchObject({
      from: "podman's default connection",
      endpoint: { kind: 'ssh', user: 'core', port: 1234, identity: '/key' },
    });
  });

  test('are chosen by CONTAINER_CONNECTION', () => {
    const HOME = home(list('unix:///vm.sock'));
    expect(placesFor({ HOME, CONTAINER_CONNECTION: 'vm' })).toEqual([
      'CONTAINER_CONNECTION: unix:///vm.sock',
    ]);
    expect(placesFor({ HOME, CONTAINER_CONNECTION: 'toString' })).toEqual([
      'CONTAINER_CONNECTION: there is no such connection',
    ]);
  });

  test.each([
    [{ Connection: { Default: 'gone', Connections: {} } }, 'there is no such connection'],
    ['{"Connection":', 'not valid JSON'],
    ['[]', 'it is not an object'],
  ])('that are broken are told to be', (content, failed) => {
    const places = placesFor({ HOME: home(content) }, { engine: 'podman' });
    expect(places).toEqual([expect.stringContaining(failed)]);
  });
});

test('DOCKER_TLS_VERIFY and DOCKER_CERT_PATH say which certificates', () => {
  const HOME = homeWith({ 'certs/ca.pem': 'CA' });
  const env = { HOME, DOCKER_HOST: 'tcp://h', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '~/certs' };
  const [found] = findEndpoints(anywhere, env, false);
  expect(found?.endpoint).toMatchObject({ port: 2376, tls: { verify: true, cert: null } });
  const [unverified] = findEndpoints(
    anywhere,
    { HOME, DOCKER_HOST: 'tcp://h', DOCKER_TLS: '1' },
    false,
  );
  expect(unverified?.endpoint).toMatchObject({ tls: { verify: false } });
});
