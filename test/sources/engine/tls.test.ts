import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { homeWith } from '../../support/context-store.ts';
import { open } from '../../support/open-image.ts';

const pem = (name: string): string => readFileSync(`fixtures/tls/${name}`, 'utf8');
const ca = pem('ca.pem');
const cert = pem('server.pem');
const key = pem('server.key');

/** An engine that has no images, and answers only those who show a certificate of its authority. */
async function startGuarded(): Promise<number> {
  const options = { ca, cert, key, requestCert: true, rejectUnauthorized: true };
  const server = createServer(options, (request, response) => {
    response.setHeader('Api-Version', '1.41');
    response.statusCode = request.url === '/_ping' ? 200 : 404;
    response.end('{"message":"no such image"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return address.port;
}

const certificates = { 'certs/ca.pem': ca, 'certs/cert.pem': cert, 'certs/key.pem': key };

test.each([
  ['certificates on both sides', certificates, { DOCKER_TLS_VERIFY: '1' }, 'not-found'],
  [
    'an authority that is not trusted',
    { 'certs/cert.pem': cert, 'certs/key.pem': key },
    { DOCKER_TLS_VERIFY: '1' },
    'no-engine',
  ],
  [
    'an authority that need not be trusted',
    { 'certs/cert.pem': cert, 'certs/key.pem': key },
    { DOCKER_TLS: '1' },
    'not-found',
  ],
  ['no certificate to show', { 'certs/ca.pem': ca }, { DOCKER_TLS_VERIFY: '1' }, 'no-engine'],
  ['no TLS at all', certificates, {}, 'no-engine'],
] as const)('by TLS with %s', async (_, files, env, code) => {
  const HOME = homeWith(files);
  const port = await startGuarded();
  const DOCKER_HOST = `tcp://127.0.0.1:${port}`;
  const surroundings = { HOME, DOCKER_HOST, DOCKER_CERT_PATH: '~/certs', ...env };
  await expect(open('docker://0123456789ab', { env: surroundings })).rejects.toMatchObject({
    code,
  });
});

test('an authority that is not trusted is told, with where to put its certificate', async () => {
  const DOCKER_HOST = `tcp://127.0.0.1:${await startGuarded()}`;
  const env = { HOME: '/nowhere', DOCKER_HOST, DOCKER_TLS_VERIFY: '1' };
  await expect(open('docker://app', { env })).rejects.toMatchObject({
    code: 'no-engine',
    advice: expect.stringMatching(/that is not trusted \(\w+\)\.\nSet DOCKER_CERT_PATH/),
  });
});
