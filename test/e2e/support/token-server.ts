import { X509Certificate, sign } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

/** Gives tokens to whoever knows the password of `ann`, and tokens without any rights to others. */
export interface TokenServer {
  readonly realm: string;
}

const basic = `Basic ${Buffer.from('ann:secret').toString('base64')}`;
const lifetime = 300;

/** Starts one that registries trust which trust the authority of `fixtures/tls`. */
export async function startTokenServer(): Promise<TokenServer> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://tokens').searchParams;
    const [type = '', name = '', actions = ''] = (asked.get('scope') ?? '').split(':');
    const isAnn = request.headers.authorization === basic;
    if (request.headers.authorization !== undefined && !isAnn) {
      response.writeHead(401).end();
      return;
    }
    const access = isAnn && type !== '' ? [{ type, name, actions: actions.split(',') }] : [];
    const token = makeToken(asked.get('service') ?? '', access);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ token }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return { realm: `http://127.0.0.1:${address.port}/token` };
}

/** A JSON Web Token, as distribution's token specification has it. */
function makeToken(audience: string, access: readonly object[]): string {
  const certificate = new X509Certificate(readFileSync('fixtures/tls/server.pem'));
  const now = Math.floor(Date.now() / 1000);
  const header = { typ: 'JWT', alg: 'ES256', x5c: [certificate.raw.toString('base64')] };
  const claims = {
    iss: 'tests',
    sub: 'ann',
    aud: audience,
    iat: now,
    nbf: now - 10,
    exp: now + lifetime,
    jti: '1',
    access,
  };
  const content = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const key = readFileSync('fixtures/tls/server.key');
  const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
  return `${content}.${signature.toString('base64url')}`;
}
