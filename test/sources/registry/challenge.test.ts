import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChallenges } from '../../../src/sources/registry/challenge.ts';

function read(header: string): unknown {
  return parseChallenges(header).map(({ scheme, parameters }) => [
    scheme,
    Object.fromEntries(parameters),
  ]);
}

test('reads what registries send', () => {
  expect(read('Bearer realm="https://auth.docker.io/token",service="registry.docker.io"')).toEqual([
    ['bearer', { realm: 'https://auth.docker.io/token', service: 'registry.docker.io' }],
  ]);
  expect(read('Basic realm="a \\"b\\", c"')).toEqual([['basic', { realm: 'a "b", c' }]]);
  expect(read('bearer realm=x , error="insufficient_scope"')).toEqual([
    ['bearer', { realm: 'x', error: 'insufficient_scope' }],
  ]);
});

test('tells several challenges of one header apart', () => {
  expect(read('Negotiate, Basic realm="a", Bearer realm="b", scope="c d"')).toEqual([
    ['negotiate', {}],
    ['basic', { realm: 'a' }],
    ['bearer', { realm: 'b', scope: 'c d' }],
  ]);
});

test('comes to an end on whatever else there is', () => {
  const pieces = fc.constantFrom('Bearer', ' ', ',', '=', '"', '\\', 'realm', 'x', '\u0000', 'é');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      expect(parseChallenges(parts.join('')).length).toBeLessThanOrEqual(parts.length);
    }),
  );
  expect(parseChallenges('a,'.repeat(100_000)).length).toBeLessThan(10_000);
});
