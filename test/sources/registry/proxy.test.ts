import { describe, expect, test } from 'vitest';
import { findProxy } from '../../../src/sources/registry/proxy.ts';

const secure = new URL('https://a.example/');
const plain = new URL('http://a.example/');
const basic = (login: string): string => `Basic ${Buffer.from(login).toString('base64')}`;

describe('a proxy', () => {
  test.each([
    ['127.0.0.1:3128', 'http://127.0.0.1:3128', null],
    ['proxy:3128', 'http://proxy:3128', null],
    ['proxy.example', 'http://proxy.example', null],
    ['[::1]:3128', 'http://[::1]:3128', null],
    ['HTTPS://proxy.example/', 'https://proxy.example', null],
    ['ann:pw@proxy:3128', 'http://proxy:3128', 'ann:pw'],
    ['http://ann:p%40ss@proxy:3128', 'http://proxy:3128', 'ann:p@ss'],
    ['http://ann@proxy:3128', 'http://proxy:3128', 'ann:'],
  ])('may be written as %s', (text, origin, login) => {
    const proxy = findProxy(secure, { HTTPS_PROXY: text });
    expect(proxy?.address.origin).toBe(origin);
    expect(proxy?.authorization).toBe(login === null ? null : basic(login));
  });

  test.each([
    'http://',
    'ftp://x',
    'socks5://proxy:1080',
    'http://user:p%zz@h:1',
    'proxy:99999',
    'http://1.2.3.4.5:80',
    'a b',
  ])('is not %s, which is told without what may be a password', (text) => {
    expect(() => findProxy(secure, { https_proxy: text })).toThrow(
      expect.objectContaining({
        code: 'config',
        tried: 'use the proxy of https_proxy',
        failed: 'it is no address of a proxy that is spoken with over http or https',
        advice: expect.not.stringContaining('p%zz'),
        cause: undefined,
      }),
    );
  });

  test('is for one scheme, and named by the variable in small letters first', () => {
    const env = { HTTPS_PROXY: 'a:1', HTTP_PROXY: 'b:1', http_proxy: 'c:1' };
    expect(findProxy(secure, env)).toMatchObject({ variable: 'HTTPS_PROXY' });
    expect(findProxy(plain, env)).toMatchObject({ variable: 'http_proxy' });
    expect(findProxy(plain, { HTTPS_PROXY: 'a:1' })).toBeNull();
    expect(findProxy(plain, { HTTP_PROXY: 'b:1', http_proxy: '' })).toBeNull();
  });

  test('is not for this machine, nor for what NO_PROXY names', () => {
    const env = { HTTPS_PROXY: 'ftp://x', NO_PROXY: '192.0.2.0/24' };
    expect(findProxy(new URL('https://localhost:5000/'), env)).toBeNull();
    expect(findProxy(new URL('https://192.0.2.1/'), env)).toBeNull();
  });
});
