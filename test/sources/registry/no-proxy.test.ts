import { expect, test } from 'vitest';
import { isExempt } from '../../../src/sources/registry/no-proxy.ts';

test.each([
  ['https://a.example/', '*'],
  ['https://a.example/', 'b.example, *'],
  ['https://a.example/', 'A.Example'],
  ['https://b.a.example/', 'a.example'],
  ['https://b.a.example/', '.a.example'],
  ['https://b.a.example/', 'x *.a.example'],
  ['https://a.example/', 'a.example:443'],
  ['http://a.example/', 'a.example:80'],
  ['https://a.example:5000/', 'a.example:5000'],
  ['https://192.0.2.7/', '192.0.2.7'],
  ['https://192.0.2.7:5000/', '192.0.2.0/24'],
  ['https://192.0.2.7:5000/', '192.0.2.0/24:5000'],
  ['https://192.0.2.7/', '0.0.0.0/0'],
  ['https://[2001:db8::7]/', '2001:db8::7'],
  ['https://[2001:db8::7]/', '[2001:DB8:0::7]:443'],
  ['https://[2001:db8:ffff::7]/', '2001:db8::/33,2001:db8:8000::/33'],
])('%s is asked without a proxy when NO_PROXY is %s', (url, noProxy) => {
  expect(isExempt(new URL(url), noProxy)).toBe(true);
});

test.each([
  ['https://a.example/', ''],
  ['https://a.example/', ' , '],
  ['https://a.example/', '.'],
  ['https://ba.example/', 'a.example'],
  ['https://a.example/', 'b.a.example'],
  ['https://a.example/', 'a.example:80'],
  ['https://a.example:5000/', 'a.example:443'],
  ['https://192.0.3.7/', '192.0.2.0/24'],
  ['https://192.0.2.7/', '192.0.2.0/24:5000'],
  ['https://192.0.2.7/', '0.2.7'],
  ['https://192.0.2.7/', '192.0.2.0/33'],
  ['https://192.0.2.7/', '192.0.2.0/'],
  ['https://a.example/', '0.0.0.0/0'],
  ['https://[2001:db8:ffff::7]/', '2001:db8::/33'],
  ['https://[2001:db8::7]/', '2001:db8::/129'],
])('%s is asked through a proxy when NO_PROXY is "%s"', (url, noProxy) => {
  expect(isExempt(new URL(url), noProxy)).toBe(false);
});
