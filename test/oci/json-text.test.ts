import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LayerscopeError } from '../../src/model/error.ts';
import { parseJson } from '../../src/oci/json-text.ts';

const parse = (text: string, maximumBytes = 1_000_000): unknown =>
  parseJson(Buffer.from(text), 'index.json', maximumBytes);

describe('parseJson', () => {
  test('gives the value of any JSON text of reasonable depth', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('counts no brackets inside strings, whatever is escaped in them', () => {
    const text = JSON.stringify({ a: `${'[{'.repeat(200)}\\"`, '[[\\': '\\\\' });
    expect(parse(text)).toEqual(JSON.parse(text));
  });

  test('reads a text with a byte order mark', () => {
    expect(parse('\uFEFF{"a":1}')).toEqual({ a: 1 });
  });

  test('refuses a text nested 100,000 levels deep without recursing', () => {
    expect(() => parse('['.repeat(100_000))).toThrow(/nested more than 64 levels deep/);
    expect(() => parse('{"a":'.repeat(100_000))).toThrow(LayerscopeError);
  });

  test('accepts a text nested as deep as the limit, and not one level more', () => {
    expect(parse('['.repeat(64) + ']'.repeat(64))).toBeInstanceOf(Array);
    expect(() => parse('['.repeat(65) + ']'.repeat(65))).toThrow(/64 levels/);
  });

  test('refuses a text of more values than fit, of which each takes little', () => {
    expect(() => parse(`[${'{},'.repeat(600_000)}{}]`, 2_000_000)).toThrow(/500000 values/);
  });

  test('refuses a text that is longer than accepted, before it is parsed', () => {
    expect(() => parse('[1,2,3]', 6)).toThrow(/larger than the 6 bytes/);
  });

  test.each(['', '{', '{"a":}', 'nul', '"', '"\\', '\0'])('names the document of %j', (text) => {
    expect(() => parse(text)).toThrow('could not read index.json: it is not valid JSON');
  });
});
